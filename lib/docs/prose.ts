/** Text as guides and documentation hold it: plain sentences with `code` and **label** marked. */
export interface Part {
  kind: "text" | "code" | "label";
  value: string;
}

const MARKED = /`([^`]+)`|\*\*([^*]+)\*\*/g;

export function parts(prose: string): Part[] {
  const found: Part[] = [];
  let end = 0;
  for (const match of prose.matchAll(MARKED)) {
    if (match.index > end) found.push({ kind: "text", value: prose.slice(end, match.index) });
    const [whole, code, label] = match;
    if (code !== undefined) found.push({ kind: "code", value: code });
    if (label !== undefined) found.push({ kind: "label", value: label });
    end = match.index + whole.length;
  }
  if (end < prose.length) found.push({ kind: "text", value: prose.slice(end) });
  return found;
}

/** The same text without its marks, for titles and search. */
export function plain(prose: string): string {
  return parts(prose)
    .map(({ value }) => value)
    .join("");
}
