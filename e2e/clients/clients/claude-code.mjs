import { QUESTION } from "../room.mjs";

export default {
  name: "Claude Code",
  package: "@anthropic-ai/claude-code",
  agent: true,
  gets: 1,
  says: (version) => new RegExp(`^claude-code ${version}$`),
  async run({ follow, sh, model }) {
    await follow("claude-code", "variable-linux");
    await follow("claude-code", "add");
    await follow("claude-code", "list");
    await sh(`claude -p '${QUESTION}' --allowedTools 'mcp__rekomi__*'`, {
      env: {
        ANTHROPIC_BASE_URL: model,
        ANTHROPIC_API_KEY: "sk-ant-none",
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
      },
    });
  },
};
