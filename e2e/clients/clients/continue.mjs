import { QUESTION } from "../room.mjs";

export default {
  name: "Continue CLI",
  package: "@continuedev/cli",
  agent: true,
  gets: 1,
  says: () => /^continue-cli-client \d+\.\d+\.\d+$/,
  async run({ follow, sh, model }) {
    await follow("continue", "dotenv");
    await follow("continue", "config", {
      before: `name: Local
version: 1.0.0
schema: v1
models:
  - name: Scripted
    provider: openai
    model: gpt-4o
    apiBase: ${model}/v1
    apiKey: none
`,
    });
    await sh(`cn -p --auto '${QUESTION}'`);
  },
};
