import { ASK, COMMON_TROUBLE, ROTATE_FIRST } from "./common";
import { replaceVariable, setVariable } from "./environment";
import { json, powershellWord, shellWord } from "./quote";
import type { Connection, Guide, Snippet } from "./shape";
import { TOKEN_VARIABLE } from "./shape";

const REFERENCE = `Bearer \${${TOKEN_VARIABLE}}`;

// Name and address come first: everything after --header is taken as another header.
const add = ({ name, url }: Connection, bearer: string, word: (value: string) => string) =>
  `claude mcp add --transport http --scope user ${word(name)} ${word(url)} --header ${word(`Authorization: ${bearer}`)}`;

const command = (
  snippet: Pick<Snippet, "id" | "title" | "token" | "note"> & {
    bearer(connection: Connection): string;
  },
): Snippet[] => {
  const { bearer, ...rest } = snippet;
  return [
    {
      ...rest,
      systems: ["macos", "linux"],
      format: "shell",
      kind: "connect",
      render: (connection) => add(connection, bearer(connection), shellWord),
    },
    {
      ...rest,
      id: `${rest.id}-windows`,
      systems: ["windows"],
      format: "powershell",
      kind: "connect",
      render: (connection) => add(connection, bearer(connection), powershellWord),
    },
  ];
};

const byVariable = command({
  id: "add",
  title: "Token from the environment",
  token: "variable",
  note: "The single quotes matter: Claude Code fills in the variable each time it starts. The entry is kept in `~/.claude.json`.",
  bearer: () => REFERENCE,
});

const inlined = command({
  id: "add-inlined",
  title: "Token in the file",
  token: "inlined",
  note: "The token is written to `~/.claude.json`, which only your account can read, and stays in your shell's history.",
  bearer: ({ token }) => `Bearer ${token}`,
});

const project: Snippet = {
  id: "project",
  title: "For everyone who works on one project",
  format: "json",
  files: { macos: [".mcp.json"], windows: [".mcp.json"], linux: [".mcp.json"] },
  kind: "connect",
  token: "variable",
  note: "Goes into the project's root and may be committed: each person sets the variable to a token of their own. It stays “Pending approval” until `claude` is opened there once.",
  render: ({ name, url }) =>
    json({ mcpServers: { [name]: { type: "http", url, headers: { Authorization: REFERENCE } } } }),
};

const remove: Snippet[] = [
  {
    id: "remove",
    title: "Remove the entry",
    format: "shell",
    systems: ["macos", "linux"],
    kind: "command",
    token: "none",
    render: ({ name }) => `claude mcp remove ${shellWord(name)} --scope user`,
  },
  {
    id: "remove-windows",
    title: "Remove the entry",
    format: "powershell",
    systems: ["windows"],
    kind: "command",
    token: "none",
    render: ({ name }) => `claude mcp remove ${powershellWord(name)} --scope user`,
  },
];

export const claudeCode: Guide = {
  key: "claude-code",
  name: "Claude Code",
  blurb: "One command; holds in every project on this computer.",
  checkedWith: "Claude Code 2.1.329, run on Linux (its npm package needs Node.js 22 or newer).",
  ways: [
    {
      id: "terminal",
      title: "In the terminal",
      summary: "One command adds Rekomi for all your projects.",
      runsOn: "computer",
      auth: ["token"],
      steps: [
        setVariable("terminal"),
        {
          text: "Open a new terminal and add the server. `--scope user` makes it hold in every directory; without it Claude Code knows the server only in the one you are in.",
          snippets: [...byVariable, ...inlined, project],
        },
      ],
      verify: [
        {
          try: "List the servers.",
          see: "A line with `(HTTP) - ✔ Connected`. Read the line: the command ends with 0 even when the connection failed. Inside Claude Code, `/mcp` shows the same.",
          snippets: [
            {
              id: "list",
              title: "List the servers",
              format: "shell",
              kind: "command",
              token: "none",
              render: () => "claude mcp list",
            },
          ],
        },
        ASK,
      ],
      rotate: [
        ROTATE_FIRST,
        replaceVariable("terminal"),
        {
          text: "If the token is in the file, remove the entry and add it again. Claude Code keeps the header as it was typed, so rotating in Rekomi changes nothing there.",
          snippets: remove,
        },
        {
          text: "Add it with the new token.",
          snippets: inlined.map((snippet) => ({ ...snippet, id: `${snippet.id}-again` })),
        },
        { text: "Start a new session." },
      ],
      troubleshooting: [
        {
          symptom: "“Server rejected the configured Authorization header (HTTP 401)”",
          cause: "The token is wrong, revoked, expired or rotated.",
          remedy:
            "The text after “Error detail” is Rekomi's own and says which. Generate or rotate a token and follow “When you rotate”.",
        },
        {
          symptom: "“Missing environment variables”, and then HTTP 401",
          cause: `\`${TOKEN_VARIABLE}\` is not set in the terminal that started Claude Code, so the text of the reference was sent.`,
          remedy: "Set it as in the first step and start Claude Code from a new terminal.",
        },
        {
          symptom: "`error: missing required argument 'name'`",
          cause: "`--header` stood before the name and the address and took them for headers.",
          remedy: "Put the name and the address first, as above.",
        },
        {
          symptom: "“No MCP servers configured” in another directory",
          cause: "The server was added without `--scope user`.",
          remedy: "Remove it and add it again with the command above.",
        },
        {
          symptom: "“already exists” when adding",
          cause: "There is an entry of that name.",
          remedy: "Remove it first; the command is under “When you rotate”.",
        },
        {
          symptom: "“Dynamic Client Registration rejected”",
          cause:
            "The entry has no `Authorization` header, so Claude Code tried OAuth, which this version of Rekomi does not offer.",
          remedy: "Remove the entry and add it with the header.",
        },
        {
          symptom: '“Skipped — MCP server "rekomi" has a "url" but no "type"”',
          cause: "The entry was copied from another client.",
          remedy: 'Add `"type": "http"` to it.',
        },
        {
          symptom: "`SDK auth failed: JSON Parse error` in the log",
          cause:
            "The client looked for OAuth metadata below `/.well-known/` and found none. Rekomi answers with JSON, and the client goes on with the token.",
          remedy: "Nothing to do.",
        },
        {
          symptom: "**Re-authenticate** in `/mcp` does nothing",
          cause: "It belongs to servers with OAuth. This connection uses a fixed header.",
          remedy: "Change the token as under “When you rotate”.",
        },
        {
          symptom: "You share your screen",
          cause: "`claude mcp get` prints the token in full when it is in the file.",
          remedy: "Use the form with the environment variable.",
        },
        ...COMMON_TROUBLE,
      ],
    },
  ],
};
