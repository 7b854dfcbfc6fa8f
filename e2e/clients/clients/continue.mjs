import { QUESTION } from "../room.mjs";

export default {
  name: "Continue CLI",
  package: "@continuedev/cli",
  forms: ["token from the .env file", "token in the file"],
  agent: true,
  gets: 1,
  says: () => /^continue-cli-client \d+\.\d+\.\d+$/,
  async run({ follow, sh, model }, form) {
    const inlined = form === "token in the file";
    if (!inlined) await follow("continue", "dotenv");
    await follow("continue", inlined ? "config-inlined" : "config", {
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
