import { QUESTION } from "../room.mjs";

export default {
  name: "opencode",
  package: "opencode-linux-x64",
  agent: true,
  gets: 1,
  says: (version) => new RegExp(`^opencode ${version}$`),
  async run({ write, follow, sh, url, model }) {
    const config = {
      mcp: {
        rekomi: {
          type: "remote",
          url,
          oauth: false,
          headers: { Authorization: "Bearer {env:REKOMI_MCP_TOKEN}" },
        },
      },
      model: "scripted/scripted",
      provider: {
        scripted: {
          npm: "@ai-sdk/openai-compatible",
          name: "Scripted",
          options: { baseURL: `${model}/v1`, apiKey: "none" },
          models: { scripted: { name: "Scripted", tool_call: true } },
        },
      },
      autoupdate: false,
    };
    write("~/.config/opencode/opencode.json", JSON.stringify(config, null, 2));
    await follow("claude-code", "variable-linux");
    await sh("opencode mcp list", { sees: "✓ rekomi" });
    await sh(`opencode run '${QUESTION}'`);
  },
};
