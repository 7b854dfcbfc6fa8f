import { ASK, COMMON_TROUBLE, ROTATE_FIRST } from "./common";
import { replaceVariable, setVariable } from "./environment";
import { base64, json } from "./quote";
import type { Connection, Guide, Snippet } from "./shape";
import { files, TOKEN_VARIABLE } from "./shape";

const REFERENCE = `Bearer \${env:${TOKEN_VARIABLE}}`;

const server = ({ url }: Connection, bearer: string) => ({
  url,
  headers: { Authorization: bearer },
});

const CONFIG = files("~/.cursor/mcp.json", "%USERPROFILE%\\.cursor\\mcp.json");

const byVariable: Snippet = {
  id: "config",
  title: "Token from the environment",
  format: "json",
  files: CONFIG,
  kind: "connect",
  token: "variable",
  note: "For one project only, put it into `.cursor/mcp.json` in the project's root. If the file already has `mcpServers`, add only the inner entry to it.",
  render: (connection) =>
    json({ mcpServers: { [connection.name]: server(connection, REFERENCE) } }),
};

const inlined: Snippet = {
  ...byVariable,
  id: "config-inlined",
  title: "Token in the file",
  token: "inlined",
  note: "Needs no variable. Keep the file out of any repository.",
  render: (connection) =>
    json({
      mcpServers: { [connection.name]: server(connection, `Bearer ${connection.token}`) },
    }),
};

export const cursor: Guide = {
  key: "cursor",
  name: "Cursor",
  blurb: "One click, or a few lines in mcp.json.",
  checkedWith: "Not run. Format read in the vendor's documentation, 2026-11.",
  ways: [
    {
      id: "editor",
      title: "In the editor",
      summary: "Cursor connects to Rekomi from your computer.",
      runsOn: "computer",
      auth: ["token"],
      steps: [
        setVariable("desktop"),
        {
          text: "Add the server by the link, or put the lines below into the file.",
          link: {
            label: "Add to Cursor",
            note: `The link holds the address and the name of \`${TOKEN_VARIABLE}\`, never the token.`,
            href: (connection) =>
              `cursor://anysphere.cursor-deeplink/mcp/install?name=${encodeURIComponent(connection.name)}&config=${encodeURIComponent(base64(JSON.stringify(server(connection, REFERENCE))))}`,
          },
          snippets: [byVariable, inlined],
        },
        { text: "Quit Cursor and start it again." },
      ],
      verify: [
        {
          try: "Open **Settings → Tools & MCP**.",
          see: "The server has a green dot and the number of its tools.",
        },
        ASK,
      ],
      rotate: [
        ROTATE_FIRST,
        replaceVariable("desktop"),
        {
          text: "If the token is in the file, replace it there and restart Cursor.",
          snippets: [{ ...inlined, id: "config-inlined-again" }],
        },
      ],
      troubleshooting: [
        {
          symptom: "`unauthorized` (HTTP 401) with the environment variable",
          cause:
            "Cursor was started from the Dock, the Start menu or a launcher and does not see variables of your shell's profile.",
          remedy:
            "Set the variable as in the first step and restart Cursor, or use the form with the token in the file.",
        },
        {
          symptom: "`unauthorized` (HTTP 401) with the token in the file",
          cause: "The token is wrong, revoked, expired or rotated.",
          remedy: "Generate or rotate a token, replace it and restart Cursor.",
        },
        {
          symptom: "The server is not listed",
          cause: "Cursor reads the file when it starts, or the file is not valid JSON.",
          remedy: "Check the commas around the entry and restart Cursor.",
        },
        ...COMMON_TROUBLE,
      ],
    },
  ],
};
