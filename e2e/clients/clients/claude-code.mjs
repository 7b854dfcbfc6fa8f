import { QUESTION } from "../room.mjs";

const FORMS = {
  "token from the environment": async ({ follow }) => {
    await follow("claude-code", "variable-linux");
    await follow("claude-code", "add");
  },
  "token in the file": ({ follow }) => follow("claude-code", "add-inlined"),
  "for one project": async ({ follow, write }) => {
    await follow("claude-code", "variable-linux");
    await follow("claude-code", "project");
    // What saying yes writes, when `claude` is opened there once.
    const approved = { enabledMcpjsonServers: ["rekomi"] };
    write(".claude/settings.local.json", JSON.stringify(approved));
  },
};

export default {
  name: "Claude Code",
  package: "@anthropic-ai/claude-code",
  forms: Object.keys(FORMS),
  agent: true,
  gets: 1,
  says: (version) => new RegExp(`^claude-code ${version}$`),
  async run(room, form) {
    await FORMS[form](room);
    const sees = form === "for one project" ? "Pending approval" : "(HTTP) - ✔ Connected";
    await room.follow("claude-code", "list", { sees });
    await room.sh(`claude -p '${QUESTION}' --allowedTools 'mcp__rekomi__*'`, {
      env: {
        ANTHROPIC_BASE_URL: room.model,
        ANTHROPIC_API_KEY: "none",
        // As with Anthropic's own address: tools of servers are found by a search first.
        ENABLE_TOOL_SEARCH: "true",
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
      },
    });
  },
};
