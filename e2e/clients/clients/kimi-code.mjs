import { QUESTION } from "../room.mjs";

export default {
  name: "Kimi Code",
  package: "@moonshot-ai/kimi-code",
  forms: ["token from the environment", "token in the file"],
  agent: true,
  gets: 1,
  // It does not know its own version when it connects.
  says: () => /^kimi-code \d+\.\d+\.\d+$/,
  async run({ write, follow, sh, model }, form) {
    write(
      "~/.kimi-code/config.toml",
      `default_model = "scripted"

[providers.scripted]
type = "openai"
base_url = "${model}/v1"
api_key = "none"

[models.scripted]
provider = "scripted"
model = "scripted"
max_context_size = 100000
`,
    );
    const inlined = form === "token in the file";
    if (!inlined) await follow("kimi-code", "variable-linux");
    await follow("kimi-code", inlined ? "config-inlined" : "config");
    await sh(`kimi -p '${QUESTION}'`, { env: { KIMI_CODE_NO_AUTO_UPDATE: "1" } });
  },
};
