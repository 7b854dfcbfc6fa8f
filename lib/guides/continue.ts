import { ASK, COMMON_TROUBLE, ROTATE_FIRST } from "./common";
import { dotenvValue, yamlScalar } from "./quote";
import type { Connection, Guide, Snippet } from "./shape";
import { files, TOKEN_VARIABLE } from "./shape";

const config = ({ name, url }: Connection, bearer: string) => `mcpServers:
  - name: ${yamlScalar(name)}
    type: streamable-http
    url: ${yamlScalar(url)}
    requestOptions:
      headers:
        Authorization: ${bearer}`;

const byVariable: Snippet = {
  id: "config",
  title: "Token from the .env file",
  format: "yaml",
  files: files("~/.continue/config.yaml", "%USERPROFILE%\\.continue\\config.yaml"),
  kind: "connect",
  token: "variable",
  note: "If the file already has `mcpServers`, add only the entry. A new file begins with three lines of its own: `name`, `version` and `schema: v1`.",
  render: (connection) => config(connection, `Bearer \${{ secrets.${TOKEN_VARIABLE} }}`),
};

const inlined: Snippet = {
  ...byVariable,
  id: "config-inlined",
  title: "Token in the file",
  token: "inlined",
  note: "Needs no other file. Keep it out of any repository.",
  render: (connection) => config(connection, yamlScalar(`Bearer ${connection.token}`)),
};

const dotenv: Snippet = {
  id: "dotenv",
  title: "Continue's own secrets",
  format: "dotenv",
  files: files("~/.continue/.env", "%USERPROFILE%\\.continue\\.env"),
  kind: "secret",
  token: "inlined",
  note: "Continue reads this file however it is started, so no variable of your shell is needed. Let only your own account read it.",
  render: ({ token }) => `${TOKEN_VARIABLE}=${dotenvValue(token)}`,
};

export const continueDev: Guide = {
  key: "continue",
  name: "Continue",
  blurb: "A few lines in config.yaml. Its maintenance ended in June 2026.",
  checkedWith:
    "Continue CLI 1.5.47, run on Linux. The editor extension: read in its source, 2026-11.",
  ways: [
    {
      id: "config",
      title: "In the editor or the terminal",
      summary:
        "Works with the extension and the command line. Continue's version 2.0.0 was its last, so expect no fixes.",
      runsOn: "computer",
      auth: ["token"],
      steps: [
        {
          text: "Put the token into Continue's `.env` file, so that it stays out of the configuration.",
          snippets: [dotenv],
        },
        {
          text: "Add the server to `config.yaml`. The old `config.json` loses the header, and the command line does not read it.",
          snippets: [byVariable, inlined],
        },
        { text: "Restart the extension or the command line, and switch to **Agent** mode." },
      ],
      verify: [ASK],
      rotate: [
        ROTATE_FIRST,
        {
          text: "Replace the value in the `.env` file, or in `config.yaml` if you put it there, and restart Continue.",
          snippets: [{ ...dotenv, id: "dotenv-again" }],
        },
      ],
      troubleshooting: [
        {
          symptom: "Rekomi's message about the token is shown (HTTP 401)",
          cause: "The token is wrong, revoked, expired or rotated, or missing from `.env`.",
          remedy: `Look at \`${TOKEN_VARIABLE}\` in Continue's \`.env\` file; generate or rotate a token if it is right there.`,
        },
        {
          symptom: "Requests arrive without a token",
          cause:
            "The entry is in `config.json`, below `experimental.modelContextProtocolServers`: headers beside `transport` are dropped.",
          remedy: "Move the entry to `config.yaml`, as above.",
        },
        {
          symptom: "No tools are offered",
          cause: "Continue uses MCP in **Agent** mode alone.",
          remedy: "Switch the mode.",
        },
        {
          symptom: "The extension has the tools, the command line has not",
          cause:
            "The entry is a JSON file below `.continue/mcpServers`, which only the extension reads.",
          remedy: "Use `config.yaml`.",
        },
        {
          symptom: "Two servers offer a tool of the same name",
          cause: "Continue puts no prefix before tool names.",
          remedy: "Switch one of the servers off.",
        },
        ...COMMON_TROUBLE,
      ],
    },
  ],
};
