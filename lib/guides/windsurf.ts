import { ASK, COMMON_TROUBLE, ROTATE_FIRST } from "./common";
import { replaceVariable, setVariable } from "./environment";
import { json } from "./quote";
import type { Guide, Snippet, Trouble } from "./shape";
import { files, TOKEN_VARIABLE } from "./shape";

const devinConfig: Snippet = {
  id: "devin-config",
  title: "Add the server",
  format: "json",
  files: files("~/.config/devin/mcp_config.json", "%APPDATA%\\devin\\mcp_config.json"),
  kind: "connect",
  token: "inlined",
  note: "Let only your own account read the file. No way to read the token from the environment is documented for it.",
  render: ({ name, url, token }) =>
    json({
      mcpServers: {
        [name]: { url, transport: "http", headers: { Authorization: `Bearer ${token}` } },
      },
    }),
};

const cascade = (
  bearer: (token: string) => string,
  snippet: Pick<Snippet, "id" | "title" | "token" | "note">,
): Snippet => ({
  ...snippet,
  format: "json",
  files: files(
    "~/.codeium/windsurf/mcp_config.json",
    "%USERPROFILE%\\.codeium\\windsurf\\mcp_config.json",
  ),
  kind: "connect",
  render: ({ name, url, token }) =>
    json({
      mcpServers: { [name]: { serverUrl: url, headers: { Authorization: bearer(token) } } },
    }),
});

const cascadeByVariable = cascade(() => `Bearer \${env:${TOKEN_VARIABLE}}`, {
  id: "cascade-config",
  title: "Token from the environment",
  token: "variable",
  note: "If the file already has `mcpServers`, add only the inner entry to it.",
});

const cascadeInlined = cascade((token) => `Bearer ${token}`, {
  id: "cascade-config-inlined",
  title: "Token in the file",
  token: "inlined",
  note: "Needs no variable. Let only your own account read the file.",
});

const WRONG_TAB: Trouble = {
  symptom: "The server is not listed at all",
  cause:
    "The entry is in the other version's file, or has the other version's key: Devin Desktop reads `url`, Cascade reads `serverUrl`.",
  remedy: "Use the tab of the version you have. Devin Desktop is Windsurf since 2 June 2026.",
};

const WRONG_TOKEN: Trouble = {
  symptom: "`unauthorized` (HTTP 401)",
  cause: "The token is wrong, revoked, expired or rotated.",
  remedy: "Generate or rotate a token, replace it and restart the app.",
};

export const windsurf: Guide = {
  key: "windsurf",
  name: "Windsurf",
  blurb: "Devin Desktop, as Windsurf is called since June 2026, and older versions.",
  checkedWith: "Not run. Formats read in the vendor's and third parties' documentation, 2026-11.",
  ways: [
    {
      id: "devin-desktop",
      title: "Devin Desktop",
      summary: "For versions since June 2026, whose usual agent is Devin Local.",
      runsOn: "computer",
      auth: ["token"],
      steps: [
        {
          text: "Add the server to the file; create it if it is not there. For one project only, use `.devin/mcp_config.json` in the project's root and keep it out of the repository.",
          snippets: [devinConfig],
        },
        { text: "Quit Devin Desktop and start it again." },
      ],
      verify: [ASK],
      rotate: [
        ROTATE_FIRST,
        {
          text: "Replace the token in the file and restart the app.",
          snippets: [
            { ...devinConfig, id: "devin-config-again", title: "The entry with the new token" },
          ],
        },
      ],
      troubleshooting: [
        WRONG_TAB,
        WRONG_TOKEN,
        {
          symptom: "**Authenticate** or `devin mcp login` does not lead anywhere",
          cause: "They are for servers with OAuth, which this version of Rekomi does not offer.",
          remedy: "Check that the entry has the `Authorization` header.",
        },
        ...COMMON_TROUBLE,
      ],
    },
    {
      id: "cascade",
      title: "Older Windsurf (Cascade)",
      summary: "For versions before June 2026, and for the old Cascade agent.",
      runsOn: "computer",
      auth: ["token"],
      steps: [
        setVariable("desktop"),
        {
          text: "In the Cascade panel choose the plug or hammer icon, then **MCP servers → Add server**, or open the file. Add the server.",
          snippets: [cascadeByVariable, cascadeInlined],
        },
        { text: "Quit Windsurf and start it again." },
      ],
      verify: [
        { try: "Open the Cascade panel.", see: "Rekomi's tools are under **Available tools**." },
        ASK,
      ],
      rotate: [
        ROTATE_FIRST,
        replaceVariable("desktop"),
        {
          text: "If the token is in the file, replace it there and restart Windsurf.",
          snippets: [{ ...cascadeInlined, id: "cascade-config-inlined-again" }],
        },
      ],
      troubleshooting: [
        WRONG_TAB,
        WRONG_TOKEN,
        {
          symptom: "`unauthorized` (HTTP 401) with the environment variable",
          cause: "An app started from the Dock or a menu does not see your shell's variables.",
          remedy:
            "Set the variable as in the first step, or use the form with the token in the file.",
        },
        ...COMMON_TROUBLE,
      ],
    },
  ],
};
