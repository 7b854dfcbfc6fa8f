import { execFileSync } from "node:child_process";
import { type ParseError, parse as parseJsonc } from "jsonc-parser";
import { parse as parseToml } from "smol-toml";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { plain } from "@/lib/docs/prose";
import { addressAdvice, isPublicHttps } from "./address";
import { GUIDES, guideFor } from "./index";
import type { Connection, Field, Guide, Snippet, System, Way } from "./shape";
import {
  connectionTo,
  connectSnippets,
  isFor,
  SYSTEMS,
  snippetsOf,
  TOKEN_PLACEHOLDER,
  TOKEN_VARIABLE,
} from "./shape";

const usual: Connection = {
  url: "https://rekomi.example.org/api/mcp",
  token: `rk_mcp_${"A".repeat(43)}3GHgEk`,
  name: "rekomi",
};

/** Nothing like it is ever minted; a snippet must carry it through its language all the same. */
const hostile: Connection = {
  url: `https://rekomi.example.org/api/mcp?a='b'&c="d"&e=#f: g`,
  token: "rk_mcp_a'b\"c$d`e\\f #g: {h} %i%",
  name: "re'ko\"mi: #1",
};

const ways = GUIDES.flatMap((guide) => guide.ways.map((way) => ({ guide, way })));
const snippets = ways.flatMap(({ guide, way }) =>
  snippetsOf(way).map((snippet) => ({ guide, way, snippet })),
);
const title = ({ guide, way }: { guide: Guide; way: Way }) => `${guide.key}, ${way.id}`;

describe("the list", () => {
  test("has each client once, in the order of the cards", () => {
    expect(GUIDES.map(({ key }) => key)).toEqual([
      "claude-desktop",
      "claude-code",
      "chatgpt",
      "cursor",
      "windsurf",
      "continue",
      "zed",
      "kimi-code",
    ]);
    expect(guideFor("zed")?.name).toBe("Zed");
    expect(guideFor("no-such-client")).toBeUndefined();
  });

  test.each(GUIDES.map((guide) => ({ guide })))(
    "$guide.key names its ways and snippets once",
    ({ guide }) => {
      const ids = guide.ways.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const way of guide.ways) {
        const snippetIds = snippetsOf(way).map(({ id }) => id);
        expect(new Set(snippetIds).size).toBe(snippetIds.length);
      }
    },
  );
});

describe.each(ways.map((entry) => ({ ...entry, name: title(entry) })))(
  "$name",
  ({ guide, way }) => {
    test("says how to check, how to rotate and what goes wrong", () => {
      expect(way.steps.length).toBeGreaterThan(1);
      expect(way.verify.length).toBeGreaterThan(0);
      expect(way.rotate.length).toBeGreaterThan(1);
      expect(way.troubleshooting.length).toBeGreaterThan(0);
      expect(guide.checkedWith).not.toBe("");
    });

    test("promises no sign-in that does not exist yet", () => {
      expect(way.auth).toEqual(["token"]);
    });

    test("makes the connection with the endpoint and the token on every system", () => {
      for (const system of SYSTEMS) {
        const snippetTexts = snippetsOf(way)
          .filter((snippet) => isFor(snippet, system))
          .map((snippet) => snippet.render(usual));
        const fieldTexts = fields(way).map((field) => field.value(usual));
        const shown = [...snippetTexts, ...fieldTexts].join("\n");
        expect(shown).toContain(usual.url);
        expect(shown).toContain(usual.token);
      }
    });

    test("puts no token into a link", () => {
      for (const { link } of way.steps) {
        if (!link) continue;
        const href = link.href(hostile);
        const config = new URL(href).searchParams.get("config") ?? "";
        for (const text of [href, decodeURIComponent(href), atob(config)])
          expect(text).not.toContain("rk_mcp_");
      }
    });

    test("is written in plain sentences", () => {
      for (const prose of proseOf(way)) {
        expect(plain(prose)).not.toMatch(/`|\*\*/);
        expect(prose).not.toContain("!");
        expect(prose).not.toMatch(/undefined|rekomi\.com/);
      }
    });
  },
);

describe.each(
  snippets.map((entry) => ({ ...entry, name: `${title(entry)}: ${entry.snippet.id}` })),
)("$name", ({ snippet }) => {
  test.each([{ connection: usual }, { connection: hostile }])(
    "is $connection.name in its format",
    ({ connection }) => {
      const read = reader(snippet)(snippet.render(connection));
      if (snippet.kind === "connect") expect(leaves(read)).toContain(connection.url);
      if (snippet.token === "inlined")
        expect(leaves(read).some((leaf) => leaf.endsWith(connection.token))).toBe(true);
      else expect(leaves(read).join("\n")).not.toContain(connection.token);
    },
  );

  test("holds the token only where it says so", () => {
    const text = snippet.render(usual);
    if (snippet.token === "variable") expect(text).toContain(TOKEN_VARIABLE);
    expect(text.includes(usual.token)).toBe(snippet.token === "inlined");
    if (snippet.token === "inlined")
      expect(snippet.render(connectionTo(usual.url))).toContain(TOKEN_PLACEHOLDER);
  });

  test("names a file for every system it is for, unless it is a command", () => {
    if (!snippet.files) expect(["shell", "powershell", "dotenv"]).toContain(snippet.format);
    else
      for (const system of SYSTEMS)
        if (isFor(snippet, system)) expect(snippet.files[system]?.length).toBeGreaterThan(0);
  });
});

describe("the shape each client needs", () => {
  const bearer = `Bearer ${usual.token}`;

  test("Claude Desktop starts the bridge", () => {
    expect(parsed("claude-desktop", "bridge")).toEqual({
      mcpServers: {
        rekomi: {
          command: "npx",
          args: ["-y", "mcp-remote@latest", usual.url, "--header", `Authorization:\${AUTH_HEADER}`],
          env: { AUTH_HEADER: bearer },
        },
      },
    });
  });

  test("the bridge is told of plain http beyond this machine, and only then", () => {
    const args = (url: string) => render("claude-desktop", "bridge", connectionTo(url));
    expect(args("http://10.0.0.5:3000/api/mcp")).toContain("--allow-http");
    expect(args("http://localhost:3000/api/mcp")).not.toContain("--allow-http");
    expect(args("https://rekomi.example.org/api/mcp")).not.toContain("--allow-http");
  });

  test("Claude Code is given the name and the address before the header", () => {
    expect(
      reader(find("claude-code", "add-inlined"))(render("claude-code", "add-inlined")),
    ).toEqual([
      "claude",
      ...["mcp", "add", "--transport", "http", "--scope", "user", "rekomi", usual.url],
      ...["--header", `Authorization: ${bearer}`],
    ]);
    expect(render("claude-code", "add")).toContain(`'Authorization: Bearer \${REKOMI_MCP_TOKEN}'`);
  });

  test("Claude Code's project file has a type", () => {
    expect(parsed("claude-code", "project")).toMatchObject({
      mcpServers: { rekomi: { type: "http", url: usual.url } },
    });
  });

  test("Cursor has url and headers, in the file as in the link", () => {
    const server = {
      url: usual.url,
      headers: { Authorization: `Bearer \${env:REKOMI_MCP_TOKEN}` },
    };
    expect(parsed("cursor", "config")).toEqual({ mcpServers: { rekomi: server } });
    expect(parsed("cursor", "config-inlined")).toEqual({
      mcpServers: { rekomi: { url: usual.url, headers: { Authorization: bearer } } },
    });
    const link = guideFor("cursor")!.ways[0].steps.find((step) => step.link)!.link!;
    const { host, pathname, searchParams } = new URL(link.href(usual));
    expect([host, pathname]).toEqual(["anysphere.cursor-deeplink", "/mcp/install"]);
    expect(searchParams.get("name")).toBe("rekomi");
    expect(JSON.parse(atob(searchParams.get("config")!))).toEqual(server);
  });

  test("Devin Desktop has url and transport, Cascade has serverUrl", () => {
    expect(parsed("windsurf", "devin-config")).toEqual({
      mcpServers: {
        rekomi: { url: usual.url, transport: "http", headers: { Authorization: bearer } },
      },
    });
    expect(parsed("windsurf", "cascade-config")).toEqual({
      mcpServers: {
        rekomi: {
          serverUrl: usual.url,
          headers: { Authorization: `Bearer \${env:REKOMI_MCP_TOKEN}` },
        },
      },
    });
  });

  test("Continue has headers below requestOptions", () => {
    const server = (authorization: string) => ({
      mcpServers: [
        {
          name: "rekomi",
          type: "streamable-http",
          url: usual.url,
          requestOptions: { headers: { Authorization: authorization } },
        },
      ],
    });
    expect(parsed("continue", "config")).toEqual(server(`Bearer \${{ secrets.REKOMI_MCP_TOKEN }}`));
    expect(parsed("continue", "config-inlined")).toEqual(server(bearer));
  });

  test("Zed has url and headers and nothing of the extension's form", () => {
    expect(parsed("zed", "settings")).toEqual({
      context_servers: { rekomi: { url: usual.url, headers: { Authorization: bearer } } },
    });
  });

  test("Kimi Code is given the variable's name, not a reference in a header", () => {
    expect(parsed("kimi-code", "config")).toEqual({
      mcpServers: { rekomi: { url: usual.url, bearerTokenEnvVar: "REKOMI_MCP_TOKEN" } },
    });
    expect(parsed("kimi-code", "config-inlined")).toEqual({
      mcpServers: { rekomi: { url: usual.url, headers: { Authorization: bearer } } },
    });
  });

  test("ChatGPT is given the token alone, Claude's connector the whole header", () => {
    const values = (key: string, way: number) =>
      fields(guideFor(key)!.ways[way]!).map((field) => field.value(usual));
    expect(values("chatgpt", 0)).toContain(usual.token);
    expect(values("claude-desktop", 1)).toContain(bearer);
  });
});

test("the reveal dialog finds the preferred snippet of a system first", () => {
  const ids = (system: System) =>
    connectSnippets(guideFor("claude-code")!.ways[0], system).map(({ id }) => id);
  expect(ids("linux")).toEqual(["add", "add-inlined", "project"]);
  expect(ids("windows")).toEqual(["add-windows", "add-inlined-windows", "project"]);
});

describe("the address", () => {
  test.each([
    "https://rekomi.example.org/api/mcp",
    "https://8.8.8.8/api/mcp",
    "https://[2001:db8::1]/api/mcp",
  ])("%s can be reached by a vendor's servers", (url) => expect(isPublicHttps(url)).toBe(true));

  test.each([
    "http://rekomi.example.org/api/mcp",
    "https://localhost:3000/api/mcp",
    "https://127.0.0.1/api/mcp",
    "https://[::1]/api/mcp",
    "https://[fd00::1]/api/mcp",
    "https://10.1.2.3/api/mcp",
    "https://172.20.0.1/api/mcp",
    "https://192.168.1.10/api/mcp",
    "https://rekomi/api/mcp",
    "https://rekomi.local/api/mcp",
  ])("%s cannot", (url) => expect(isPublicHttps(url)).toBe(false));

  test("is spoken of only where it stands in the way", () => {
    const [desktop, connector] = guideFor("claude-desktop")!.ways;
    expect(addressAdvice(connector!, "http://localhost:3000/api/mcp")).toContain("REKOMI_URL");
    expect(addressAdvice(connector!, usual.url)).toBeUndefined();
    expect(addressAdvice(desktop, usual.url)).toBeUndefined();
    expect(addressAdvice(desktop, "http://localhost:3000/api/mcp")).toContain("another computer");
    expect(addressAdvice(desktop, "http://10.0.0.5:3000/api/mcp")).toContain("not encrypted");
  });
});

function find(key: string, id: string): Snippet {
  const guide = guideFor(key)!;
  return guide.ways.flatMap(snippetsOf).find((snippet) => snippet.id === id)!;
}

function render(key: string, id: string, connection = usual): string {
  return find(key, id).render(connection);
}

function parsed(key: string, id: string): unknown {
  return reader(find(key, id))(render(key, id));
}

function fields(way: Way): Field[] {
  return way.steps.flatMap((step) => step.fields ?? []);
}

function proseOf(way: Way): string[] {
  return [
    way.title,
    way.summary,
    ...way.steps.flatMap(({ text, link }) => [text, ...(link ? [link.label, link.note] : [])]),
    ...way.verify.flatMap((check) => [check.try, check.see]),
    ...way.rotate.map(({ text }) => text),
    ...way.troubleshooting.flatMap(({ symptom, cause, remedy }) => [symptom, cause, remedy]),
    ...snippetsOf(way).flatMap(({ title, note }) => [title, note ?? ""]),
  ];
}

/** Reads a text with its format's own parser; a text that is not in its format throws. */
function reader({ format }: Snippet): (text: string) => unknown {
  switch (format) {
    case "json":
      return (text) => JSON.parse(text);
    case "jsonc":
      return jsonc;
    case "yaml":
      return (text) => parseYaml(text);
    case "toml":
      return (text) => parseToml(text);
    case "shell":
      return shell;
    case "dotenv":
      return dotenv;
    case "powershell":
      return powershell;
    case "text":
      return (text) => [text];
  }
}

function jsonc(text: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parseJsonc(text, errors);
  expect(errors).toEqual([]);
  return value;
}

/** Bash's own view of the words; the commands themselves are not run. */
function shell(text: string): string[] {
  execFileSync("bash", ["-n", "-c", text]);
  if (text.includes("|")) return [text];
  const variable = /^export ([A-Z_]+)=/.exec(text)?.[1];
  const script = variable
    ? `${text}\nprintf '%s\\0' "$${variable}"`
    : `say() { printf '%s\\0' "$@"; }\nsay ${text}`;
  return execFileSync("bash", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
}

/** Read by bash, whose rules for such lines those of environment.d and dotenv agree with here. */
function dotenv(text: string): string[] {
  return shell(`export ${text}`);
}

/** No PowerShell here: words in single quotes, where a doubled quote is one quote. */
function powershell(text: string): string[] {
  const words = [...text.matchAll(/'((?:[^']|'')*)'/g)].map(([, word]) =>
    word!.replaceAll("''", "'"),
  );
  const rest = text.replaceAll(/'(?:[^']|'')*'/g, "");
  expect(rest).not.toContain("'");
  return words.length > 0 ? words : [text];
}

function leaves(value: unknown): string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(leaves);
  return [String(value)];
}
