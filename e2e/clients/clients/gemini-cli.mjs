import { QUESTION } from "../room.mjs";

export default {
  name: "Gemini CLI",
  package: "@google/gemini-cli",
  agent: true,
  gets: 1,
  says: (version) => new RegExp(`^gemini-cli[\\w-]* ${version}$`),
  async run({ write, follow, sh, url, model }) {
    write(
      "~/.gemini/settings.json",
      JSON.stringify({ security: { auth: { selectedType: "gemini-api-key" } } }),
    );
    await follow("claude-code", "variable-linux");
    // In a folder that is not trusted the server is switched off.
    const env = { GEMINI_CLI_TRUST_WORKSPACE: "true" };
    await sh(
      `gemini mcp add --transport http --scope user --header 'Authorization: Bearer $REKOMI_MCP_TOKEN' rekomi ${url}`,
      { env },
    );
    await sh("gemini mcp list", { env, sees: "✓ rekomi" });
    await sh(`gemini --yolo -m gemini-2.5-flash -p '${QUESTION}'`, {
      env: { ...env, GEMINI_API_KEY: "none", GOOGLE_GEMINI_BASE_URL: model },
    });
  },
};
