import { QUESTION } from "../room.mjs";

export default {
  name: "Codex",
  package: "@openai/codex",
  agent: true,
  gets: 1,
  says: (version) => new RegExp(`^codex-mcp-client ${version}$`),
  async run({ write, follow, sh, url, model }) {
    write(
      "~/.codex/config.toml",
      `model = "scripted"
model_provider = "scripted"

[model_providers.scripted]
name = "Scripted"
base_url = "${model}/v1"
env_key = "MODEL_KEY"
wire_api = "responses"
`,
    );
    await follow("claude-code", "variable-linux");
    await sh(`codex mcp add rekomi --url ${url} --bearer-token-env-var REKOMI_MCP_TOKEN`);
    await sh(
      `codex exec --skip-git-repo-check --dangerously-bypass-approvals-and-sandbox '${QUESTION}'`,
      { env: { MODEL_KEY: "none" } },
    );
  },
};
