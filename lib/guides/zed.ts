import { ASK, COMMON_TROUBLE, ROTATE_FIRST } from "./common";
import { json } from "./quote";
import type { Guide, Snippet } from "./shape";
import { files } from "./shape";

const config: Snippet = {
  id: "settings",
  title: "Add the server",
  format: "jsonc",
  files: files("~/.config/zed/settings.json", "%APPDATA%\\Zed\\settings.json"),
  kind: "connect",
  token: "inlined",
  note: "If the file already has settings, add `context_servers` beside them. No way to read the token from the environment is documented, so keep the file out of any repository of dotfiles.",
  render: ({ name, url, token }) =>
    json({ context_servers: { [name]: { url, headers: { Authorization: `Bearer ${token}` } } } }),
};

export const zed: Guide = {
  key: "zed",
  name: "Zed",
  blurb: "A few lines in settings.json, under context_servers.",
  checkedWith: "Not run. Format read in Zed's source and documentation, 2026-11.",
  ways: [
    {
      id: "editor",
      title: "In the editor",
      summary: "Zed connects to Rekomi from your computer.",
      runsOn: "computer",
      auth: ["token"],
      steps: [
        {
          text: "Open the settings file, or **Settings → AI → MCP Servers → Add Server**, and add the server. The older form with `source` and `command` does not work: Zed takes it for an extension's settings and never uses the address.",
          snippets: [config],
        },
        { text: "Save. Zed connects at once." },
      ],
      verify: [
        {
          try: "Open **Settings → AI → MCP Servers**.",
          see: "The server has a green dot, and pointing at it says “Server is active”.",
        },
        ASK,
      ],
      rotate: [
        ROTATE_FIRST,
        {
          text: "Replace the token in the settings file and save.",
          snippets: [{ ...config, id: "settings-again", title: "The entry with the new token" }],
        },
      ],
      troubleshooting: [
        {
          symptom:
            "The log says “data did not match any variant of untagged enum ContextServerSettingsContent”",
          cause: "The entry has a shape that Zed does not know.",
          remedy: "Use exactly `url` and `headers`, as above.",
        },
        {
          symptom: "The entry is there, but no request reaches Rekomi",
          cause: "It has `source`, `command` or `settings`, the form for extensions.",
          remedy: "Replace it by the one above.",
        },
        {
          symptom: "Zed asks you to sign in",
          cause:
            "Without an `Authorization` header Zed starts OAuth, which this version of Rekomi does not offer.",
          remedy: "Add the header, spelled as above.",
        },
        {
          symptom: "`unauthorized` (HTTP 401)",
          cause: "The token is wrong, revoked, expired or rotated.",
          remedy: "Generate or rotate a token and replace it in the file.",
        },
        ...COMMON_TROUBLE,
      ],
    },
  ],
};
