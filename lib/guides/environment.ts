import { dotenvValue, powershellWord, shellWord } from "./quote";
import type { Snippet, Step } from "./shape";
import { TOKEN_VARIABLE } from "./shape";

/** How the client is started decides which variables it sees. */
type Launch = "terminal" | "desktop";

const windows: Snippet = {
  id: "variable-windows",
  title: "Set it for your account",
  format: "powershell",
  systems: ["windows"],
  kind: "secret",
  token: "inlined",
  note: "Holds for programs started afterwards: open a new terminal, and quit and reopen apps. PowerShell keeps the line in its history.",
  render: ({ token }) =>
    `[Environment]::SetEnvironmentVariable(${powershellWord(TOKEN_VARIABLE)}, ${powershellWord(token)}, 'User')`,
};

const profile = (system: "macos" | "linux", path: string): Snippet => ({
  id: `variable-${system}`,
  title: "Add a line to your shell's profile",
  format: "shell",
  systems: [system],
  files: { [system]: [path] },
  kind: "secret",
  token: "inlined",
  note: "Holds in terminals opened afterwards. Keep the profile out of any repository that you share.",
  render: ({ token }) => `export ${TOKEN_VARIABLE}=${shellWord(token)}`,
});

const VARIABLE: Record<Launch, readonly Snippet[]> = {
  terminal: [profile("macos", "~/.zshrc"), windows, profile("linux", "~/.bashrc")],
  desktop: [
    {
      id: "variable-macos",
      title: "Set it for apps started from the Dock",
      format: "shell",
      systems: ["macos"],
      kind: "secret",
      token: "inlined",
      note: "Quit and reopen the app. macOS forgets the variable when you log out or restart, so run the line again then, or use the form with the token in the file.",
      render: ({ token }) => `launchctl setenv ${TOKEN_VARIABLE} ${shellWord(token)}`,
    },
    windows,
    {
      id: "variable-linux",
      title: "Set it for your desktop session",
      format: "dotenv",
      systems: ["linux"],
      files: { linux: ["~/.config/environment.d/rekomi.conf"] },
      kind: "secret",
      token: "inlined",
      note: "Log out and in again. Read by desktops that are started by systemd.",
      render: ({ token }) => `${TOKEN_VARIABLE}=${dotenvValue(token)}`,
    },
  ],
};

const CAVEAT: Record<Launch, string> = {
  terminal: "",
  desktop:
    " Apps started from the Dock, the Start menu or a launcher do not read your shell's profile, so setting it there is not enough.",
};

export function setVariable(launch: Launch): Step {
  return {
    text: `Put the token into the environment variable \`${TOKEN_VARIABLE}\`, so that it stays out of the client's files.${CAVEAT[launch]}`,
    snippets: VARIABLE[launch],
  };
}

export function replaceVariable(launch: Launch): Step {
  return {
    text: `If you use the environment variable, give \`${TOKEN_VARIABLE}\` the new value${launch === "desktop" ? ", then quit and reopen the app" : " and open a new terminal"}.`,
    snippets: VARIABLE[launch].map((snippet) => ({ ...snippet, id: `${snippet.id}-again` })),
  };
}
