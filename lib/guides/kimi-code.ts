import { ASK, COMMON_TROUBLE, ROTATE_FIRST } from "./common";
import { replaceVariable, setVariable } from "./environment";
import { json } from "./quote";
import type { Guide, Snippet } from "./shape";
import { files, TOKEN_VARIABLE } from "./shape";

const byVariable: Snippet = {
  id: "config",
  title: "Token from the environment",
  format: "json",
  files: files("~/.kimi-code/mcp.json", "%USERPROFILE%\\.kimi-code\\mcp.json"),
  kind: "connect",
  token: "variable",
  note: "If `KIMI_CODE_HOME` is set, the file is in that folder. If it already has `mcpServers`, add only the inner entry to it.",
  render: ({ name, url }) =>
    json({ mcpServers: { [name]: { url, bearerTokenEnvVar: TOKEN_VARIABLE } } }),
};

const inlined: Snippet = {
  ...byVariable,
  id: "config-inlined",
  title: "Token in the file",
  token: "inlined",
  note: "Kimi Code does not fill in variables inside `headers`: write the token itself. Let only your own account read the file.",
  render: ({ name, url, token }) =>
    json({ mcpServers: { [name]: { url, headers: { Authorization: `Bearer ${token}` } } } }),
};

export const kimiCode: Guide = {
  key: "kimi-code",
  name: "Kimi Code",
  blurb: "A few lines in mcp.json; the token stays in an environment variable.",
  checkedWith: "Kimi Code 2.1.0, run on Linux.",
  ways: [
    {
      id: "terminal",
      title: "In the terminal",
      summary: "Holds in every project, in the terminal and in runs without one.",
      runsOn: "computer",
      auth: ["token"],
      steps: [
        {
          text: "Install Kimi Code if you have not, start `kimi` and sign in with `/login`.",
          snippets: [
            {
              id: "install",
              title: "Install it with the vendor's script",
              format: "shell",
              systems: ["macos", "linux"],
              kind: "command",
              token: "none",
              render: () =>
                "curl -fsSL https://code.kimi.com/kimi-code/install.sh | bash\nkimi --version",
            },
            {
              id: "install-windows",
              title: "Install it with the vendor's script",
              format: "powershell",
              systems: ["windows"],
              kind: "command",
              token: "none",
              render: () => "irm https://code.kimi.com/kimi-code/install.ps1 | iex\nkimi --version",
            },
          ],
        },
        setVariable("terminal"),
        {
          text: "Add the server to the file. There is no `kimi mcp` command; `/mcp-config` inside Kimi Code can write the name and the address for you, but not the token.",
          snippets: [byVariable, inlined],
        },
        {
          text: "Open a new terminal and start `kimi`, or start a new session with `/new`: a running one does not see the change.",
        },
      ],
      verify: [
        {
          try: "Type `/mcp` inside Kimi Code.",
          see: "The server is connected, and its tools are listed.",
        },
        ASK,
      ],
      rotate: [
        ROTATE_FIRST,
        replaceVariable("terminal"),
        {
          text: "If the token is in the file, replace it there. Then start a new session.",
          snippets: [{ ...inlined, id: "config-inlined-again" }],
        },
      ],
      troubleshooting: [
        {
          symptom: "The server's status is failed, and its tools are absent",
          cause:
            "The token is wrong, revoked, expired or rotated. Kimi Code does not show the reason.",
          remedy:
            "Read `~/.kimi-code/logs/kimi-code.log`, where it is written. Generate or rotate a token and start a new session.",
        },
        {
          symptom: "`unauthorized` (HTTP 401) with a variable inside `headers`",
          cause: "Kimi Code sends the text of the reference as it stands.",
          remedy: "Use `bearerTokenEnvVar`, as above.",
        },
        {
          symptom: "Kimi Code asks you to run `/mcp-config login`",
          cause:
            "The entry names no token, so Kimi Code wants OAuth, which this version of Rekomi does not offer.",
          remedy: `Add \`bearerTokenEnvVar\`, and set \`${TOKEN_VARIABLE}\` in the terminal that starts \`kimi\`.`,
        },
        {
          symptom: "An entry in a project's file is ignored",
          cause:
            "Kimi Code reads a project's files, `.mcp.json` included, only in folders that you trust.",
          remedy: "Trust the folder, or use the file in your home.",
        },
        ...COMMON_TROUBLE,
      ],
    },
  ],
};
