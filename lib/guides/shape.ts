/**
 * A guide says how one AI client is connected: one file per client, in order in `index.ts`. It is
 * data for the page, the reveal dialog and the documentation, so nothing here may need a server.
 */

/** Stands where the token goes while none was just minted. */
export const TOKEN_PLACEHOLDER = "rk_mcp_YOUR_TOKEN_HERE";

/** The environment variable that snippets read, so that the secret stays out of their files. */
export const TOKEN_VARIABLE = "REKOMI_MCP_TOKEN";

/** What the server is called inside the client. Clients prefix tool names with it: letters and digits only. */
const SERVER_NAME = "rekomi";

export const SYSTEMS = ["macos", "windows", "linux"] as const;
export type System = (typeof SYSTEMS)[number];

export const SYSTEM_NAMES: Record<System, string> = {
  macos: "macOS",
  windows: "Windows",
  linux: "Linux",
};

export interface Connection {
  /** The endpoint: `REKOMI_URL` followed by `/api/mcp`. */
  url: string;
  token: string;
  name: string;
}

export function connectionTo(
  url: string,
  { token = TOKEN_PLACEHOLDER, name = SERVER_NAME }: Partial<Omit<Connection, "url">> = {},
): Connection {
  return { url, token, name };
}

export type Format =
  | "json"
  | "jsonc"
  | "yaml"
  | "toml"
  | "shell"
  | "powershell"
  | "dotenv"
  | "text";

/** Paths to show above a snippet. A system that is absent has no such file. */
export type Files = Readonly<Partial<Record<System, readonly string[]>>>;

export interface Snippet {
  /** Unique in its guide. */
  id: string;
  title: string;
  format: Format;
  /** Left out: every system. */
  systems?: readonly System[];
  /** Where the text goes. Left out: it is a command to run. */
  files?: Files;
  /**
   * `connect` makes the connection and holds the endpoint; `secret` puts the token where a `connect`
   * snippet finds it; `command` needs neither.
   */
  kind: "connect" | "secret" | "command";
  /** Where the token is: in this text, in the environment variable, in another file, or not needed. */
  token: "inlined" | "variable" | "elsewhere" | "none";
  /** One or two sentences below the snippet. */
  note?: string;
  render(connection: Connection): string;
}

/** A value to type into a form of the client, each with its own copy button. */
export interface Field {
  label: string;
  value(connection: Connection): string;
}

/** Opens the client and asks it to add the server. Never holds a token. */
interface InstallLink {
  label: string;
  /** What still has to be done for the link to work. */
  note: string;
  href(connection: Connection): string;
}

/** `text` is prose in the markup of `lib/docs/prose`. */
export interface Step {
  text: string;
  link?: InstallLink;
  /** Alternatives, the preferred one first; those of one system only are for that system. */
  snippets?: readonly Snippet[];
  fields?: readonly Field[];
}

export interface Check {
  try: string;
  see: string;
  snippets?: readonly Snippet[];
}

export interface Trouble {
  symptom: string;
  cause: string;
  remedy: string;
}

/** `cloud`: the vendor's servers make the calls, so the endpoint needs a public HTTPS address. */
export type Place = "computer" | "cloud";

/** How a client can prove who it is today. */
type Auth = "token" | "oauth";

/** One way to connect the client. The page shows tabs where there are several. */
export interface Way {
  id: string;
  title: string;
  /** When to choose this one. */
  summary: string;
  runsOn: Place;
  auth: readonly Auth[];
  steps: readonly Step[];
  verify: readonly Check[];
  rotate: readonly Step[];
  troubleshooting: readonly Trouble[];
}

export interface Guide {
  /** The slug in `/connect/[client]`. */
  key: string;
  name: string;
  /** One line for a card. */
  blurb: string;
  /** What was run, or where the format was read, and when. */
  checkedWith: string;
  ways: readonly [Way, ...Way[]];
}

/** Every snippet of a way, in the order in which a reader meets them. */
export function snippetsOf(way: Way): Snippet[] {
  return [...way.steps, ...way.verify, ...way.rotate].flatMap(({ snippets }) => snippets ?? []);
}

export function isFor(snippet: Snippet, system: System): boolean {
  return snippet.systems === undefined || snippet.systems.includes(system);
}

/** The alternatives that make the connection on one system, the preferred one first: for the reveal dialog. */
export function connectSnippets(way: Way, system: System): Snippet[] {
  return way.steps
    .flatMap(({ snippets }) => snippets ?? [])
    .filter((snippet) => snippet.kind === "connect" && isFor(snippet, system));
}

/** The same path on macOS and Linux, and its own on Windows. */
export function files(unix: string, windows: string): Files {
  return { macos: [unix], linux: [unix], windows: [windows] };
}
