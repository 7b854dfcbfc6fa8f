import { isLoopback } from "./address";
import { ASK, COMMON_TROUBLE, ROTATE_FIRST } from "./common";
import { json } from "./quote";
import type { Connection, Files, Guide, Snippet, Way } from "./shape";

const CONFIG: Files = {
  macos: ["~/Library/Application Support/Claude/claude_desktop_config.json"],
  windows: [
    "%LOCALAPPDATA%\\Packages\\Claude_pzs8sxrjxfjjc\\LocalCache\\Roaming\\Claude\\claude_desktop_config.json",
    "%APPDATA%\\Claude\\claude_desktop_config.json",
  ],
  linux: ["~/.config/Claude/claude_desktop_config.json"],
};

const HEADER_FILE: Record<"macos" | "windows" | "linux", string> = {
  macos: "/Users/YOUR_NAME/.rekomi-headers",
  windows: "C:\\Users\\YOUR_NAME\\.rekomi-headers",
  linux: "/home/YOUR_NAME/.rekomi-headers",
};

function bridge({ url }: Connection): string[] {
  // mcp-remote refuses plain http beyond this machine unless told that the network is trusted.
  const plain = url.startsWith("http:") && !isLoopback(url);
  return ["-y", "mcp-remote@latest", url, ...(plain ? ["--allow-http"] : [])];
}

// No space after the colon: Claude Desktop on Windows splits arguments at spaces.
const HEADER = ["--header", `Authorization:\${AUTH_HEADER}`];

const env = ({ token }: Connection) => ({ AUTH_HEADER: `Bearer ${token}` });

const inlined: Snippet = {
  id: "bridge",
  title: "Add the bridge",
  format: "json",
  files: CONFIG,
  kind: "connect",
  token: "inlined",
  note: "If the file already has `mcpServers`, add only the inner entry to it.",
  render: (connection) =>
    json({
      mcpServers: {
        [connection.name]: {
          command: "npx",
          args: [...bridge(connection), ...HEADER],
          env: env(connection),
        },
      },
    }),
};

const throughCmd: Snippet = {
  id: "bridge-cmd",
  title: "If Windows does not find npx",
  format: "json",
  systems: ["windows"],
  files: CONFIG,
  kind: "connect",
  token: "inlined",
  render: (connection) =>
    json({
      mcpServers: {
        [connection.name]: {
          command: "cmd",
          args: ["/c", "npx", ...bridge(connection), ...HEADER],
          env: env(connection),
        },
      },
    }),
};

const withHeaderFile = (["macos", "windows", "linux"] as const).flatMap((system): Snippet[] => [
  {
    id: `bridge-header-file-${system}`,
    title: "With the token in a file of its own",
    format: "json",
    systems: [system],
    files: CONFIG,
    kind: "connect",
    token: "elsewhere",
    note: "Replace `YOUR_NAME` by your account's folder. The path must be complete.",
    render: (connection) =>
      json({
        mcpServers: {
          [connection.name]: {
            command: "npx",
            args: [...bridge(connection), "--header-file", HEADER_FILE[system]],
          },
        },
      }),
  },
  {
    id: `header-file-${system}`,
    title: "That file",
    format: "text",
    systems: [system],
    files: { [system]: [HEADER_FILE[system]] },
    kind: "secret",
    token: "inlined",
    note: "Let only your own account read it.",
    render: ({ token }) => `Authorization: Bearer ${token}`,
  },
]);

const desktop: Way = {
  id: "desktop",
  title: "In the desktop app",
  summary:
    "Works with every account, and with a Rekomi that only your own computer or network can reach. The app starts a small bridge, `mcp-remote`, that sends the token.",
  runsOn: "computer",
  auth: ["token"],
  steps: [
    {
      text: "Install Node.js 22 or newer, which runs the bridge.",
      snippets: [
        {
          id: "node-version",
          title: "See which version you have",
          format: "shell",
          kind: "command",
          token: "none",
          render: () => "node --version",
        },
      ],
    },
    {
      text: "In Claude Desktop open **Settings → Developer** and choose **Edit Config**. On Windows the button may open the file of an older installation: the app installed since February 2026 reads the first path below.",
    },
    {
      text: "Add the server to the file and save it. A `url` with `headers` does not work here: Claude Desktop skips such entries.",
      snippets: [inlined, throughCmd, ...withHeaderFile],
    },
    {
      text: "Quit Claude Desktop from its menu or tray icon, not only its window, and start it again.",
    },
  ],
  verify: [
    {
      try: "Open **Settings → Developer**.",
      see: "The server is listed and running.",
    },
    ASK,
  ],
  rotate: [
    ROTATE_FIRST,
    {
      text: "Replace the value of `AUTH_HEADER` in the file (or the line in the header file), keeping `Bearer ` in front. Quit Claude Desktop and start it again.",
      snippets: [{ ...inlined, id: "bridge-again", title: "The entry with the new token" }],
    },
  ],
  troubleshooting: [
    {
      symptom: "“not valid MCP server configurations and were skipped”",
      cause:
        "The entry has `url` and `headers`. Claude Desktop connects to no remote server from this file.",
      remedy: "Replace it by the bridge above, or add Rekomi as a connector.",
    },
    {
      symptom: "“server disconnected”",
      cause:
        "The bridge ended. Most often the token is wrong, revoked or expired; the bridge then tries an OAuth sign-in, fails and exits.",
      remedy:
        "Generate or rotate a token, replace it in the file and restart the app. The reason is in the log: on macOS `~/Library/Logs/Claude/mcp*.log`.",
    },
    {
      symptom: "On Windows a change to the file has no effect",
      cause:
        "The installer of February 2026 and later keeps its files in a package folder, and **Edit Config** may open the other one.",
      remedy: "Edit the file below `%LOCALAPPDATA%\\Packages` that is named above.",
    },
    {
      symptom: "On Windows the server does not start, and the log says that `npx` was not found",
      cause: "`npx` is a script, which the app does not start by itself.",
      remedy: "Use the form that starts it through `cmd`.",
    },
    {
      symptom: "The bridge fails as soon as it starts, with an error of Node.js",
      cause: "Node.js is older than 22.",
      remedy: "Install a newer one and restart the app.",
    },
    ...COMMON_TROUBLE,
  ],
};

const connector: Way = {
  id: "connector",
  title: "As a connector",
  summary:
    "For claude.ai, the mobile apps and Cowork as well. Anthropic's servers make the calls, so Rekomi needs a public HTTPS address; sending a token is a beta that not every account has.",
  runsOn: "cloud",
  auth: ["token"],
  steps: [
    {
      text: "On a Team or Enterprise plan, an Owner of your Claude organization adds the connector under **Organization settings** first. A Free account may have one connector.",
    },
    {
      text: "Open **Customize → Connectors**, choose **+** and **Add custom connector**, fill in the form and choose **Continue**.",
      fields: [
        { label: "Name", value: () => "Rekomi" },
        { label: "URL", value: ({ url }) => url },
      ],
    },
    {
      text: "Choose **No sign-in**, open **Request headers** and add one header. If your account does not offer this, stop here and use the desktop app: **Sign in now** needs OAuth, which this version of Rekomi does not offer.",
      fields: [
        { label: "Header name", value: () => "authorization" },
        { label: "Header value", value: ({ token }) => `Bearer ${token}` },
      ],
    },
    { text: "Start a new chat and switch the connector on for it." },
  ],
  verify: [ASK],
  rotate: [
    ROTATE_FIRST,
    {
      text: "Remove the connector and add it again with the new value: editing the headers of an existing one is reported not to work.",
      fields: [
        { label: "URL", value: ({ url }) => url },
        { label: "Header name", value: () => "authorization" },
        { label: "Header value", value: ({ token }) => `Bearer ${token}` },
      ],
    },
  ],
  troubleshooting: [
    {
      symptom: "There is no **Request headers**",
      cause: "It is a beta, and many accounts do not have it yet.",
      remedy: "Connect through the desktop app.",
    },
    {
      symptom: "Rekomi answers `unauthorized` although the header is filled in",
      cause:
        "Known faults of the beta: the header is not sent, or its name is used as an OAuth client id.",
      remedy:
        "Remove the connector and add it again. If that does not help, connect through the desktop app.",
    },
    {
      symptom: "Rekomi's operator sees a refused request every few minutes",
      cause:
        "Anthropic's servers look at the connector in the background, without the header. This is normal.",
      remedy: "Nothing to do.",
    },
    ...COMMON_TROUBLE,
  ],
};

export const claudeDesktop: Guide = {
  key: "claude-desktop",
  name: "Claude Desktop",
  blurb: "The Claude app on your computer, by a small bridge; or claude.ai by a connector.",
  checkedWith:
    "Bridge: mcp-remote 0.15.1, run. Claude's menus and connectors: read in the vendor's documentation and issue tracker, 2026-11.",
  ways: [desktop, connector],
};
