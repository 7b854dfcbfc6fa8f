import { addressAdvice } from "./address";
import {
  type Connection,
  connectSnippets,
  type Guide,
  isFor,
  type Snippet,
  SYSTEMS,
  type System,
  snippetsOf,
  type Way,
} from "./shape";

/** A snippet with everything filled in: plain data, so that it can travel to the browser. */
export interface FilledSnippet {
  id: string;
  title: string;
  /** Where the text goes: a file, or a terminal. */
  place: string;
  note?: string;
  code: string;
}

function fillSnippet(snippet: Snippet, connection: Connection, system: System): FilledSnippet {
  const { id, title, note } = snippet;
  return {
    id,
    title,
    place: placeOf(snippet, system),
    note,
    code: snippet.render(connection),
  };
}

export function fillSnippets(
  snippets: readonly Snippet[] = [],
  connection: Connection,
  system: System,
): FilledSnippet[] {
  return snippets
    .filter((snippet) => isFor(snippet, system))
    .map((snippet) => fillSnippet(snippet, connection, system));
}

function placeOf({ files, format }: Snippet, system: System): string {
  const paths = files?.[system] ?? Object.values(files ?? {})[0];
  if (paths) return paths.join(" or ");
  return format === "powershell" ? "PowerShell" : "Terminal";
}

/** Whether the steps differ between systems, so that asking for one makes sense. */
export function dependsOnSystem(way: Way): boolean {
  return snippetsOf(way).some(({ systems, files }) => systems || files);
}

/** What a person needs at the moment a token is shown: one way to connect, filled in. */
export interface FilledWay {
  id: string;
  title: string;
  advice?: string;
  fields: { label: string; value: string }[];
  link?: { label: string; note: string; href: string };
  /** Whether the three differ. */
  perSystem: boolean;
  systems: Record<System, { first: FilledSnippet[]; others: FilledSnippet[] }>;
}

export function fillWays({ ways }: Guide, connection: Connection): FilledWay[] {
  return ways.map((way) => ({
    id: way.id,
    title: way.title,
    advice: addressAdvice(way, connection.url),
    fields: way.steps.flatMap(({ fields = [] }) =>
      fields.map(({ label, value }) => ({ label, value: value(connection) })),
    ),
    link: linkOf(way, connection),
    perSystem: dependsOnSystem(way),
    systems: {
      macos: toShow(way, connection, "macos"),
      windows: toShow(way, connection, "windows"),
      linux: toShow(way, connection, "linux"),
    },
  }));
}

function linkOf({ steps }: Way, connection: Connection): FilledWay["link"] {
  const link = steps.find((step) => step.link)?.link;
  return link && { label: link.label, note: link.note, href: link.href(connection) };
}

/** The preferred form, with where its secret goes when that is not in it; then the other forms. */
function toShow(way: Way, connection: Connection, system: System) {
  const [preferred, ...others] = connectSnippets(way, system);
  const secrets = way.steps
    .flatMap(({ snippets }) => snippets ?? [])
    .filter(({ kind }) => kind === "secret");
  const inOneText = preferred?.token === "inlined";
  const fill = (snippets: readonly Snippet[]) => fillSnippets(snippets, connection, system);
  return {
    first: fill(preferred ? [...(inOneText ? [] : secrets), preferred] : []),
    others: fill(inOneText ? [...others, ...secrets] : others),
  };
}

/** The system that a browser says it runs on; macOS where it does not say. */
export function systemOf(userAgent: string): System {
  if (/Windows/.test(userAgent)) return "windows";
  return /Linux|X11|CrOS/.test(userAgent) && !/Android/.test(userAgent) ? "linux" : "macos";
}

export function isSystem(value: unknown): value is System {
  return SYSTEMS.some((system) => system === value);
}
