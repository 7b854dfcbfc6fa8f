/** One field of what was changed. `undefined`: there was none. */
export interface Change {
  field: string;
  before: unknown;
  after: unknown;
  isChanged: boolean;
}

/** What a write did, field by field: the changed ones first, each group in the order of the snapshots. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const changes = [...new Set([...was.keys(), ...is.keys()])].map((field) => ({
    field,
    before: was.get(field),
    after: is.get(field),
    // What there was only one snapshot of cannot be said to be unchanged.
    isChanged: JSON.stringify(was.get(field)) !== JSON.stringify(is.get(field)),
  }));
  return [
    ...changes.filter(({ isChanged }) => isChanged),
    ...changes.filter((each) => !each.isChanged),
  ];
}

function fieldsOf(snapshot: unknown): Map<string, unknown> {
  const isObject = typeof snapshot === "object" && snapshot !== null && !Array.isArray(snapshot);
  return new Map(isObject ? Object.entries(snapshot) : []);
}

/** A value as text: never interpreted, whatever an outsider wrote. */
export function textOfValue(value: unknown): string {
  if (value === undefined || value === null) return "—";
  if (typeof value === "string") return value === "" ? "empty" : value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return JSON.stringify(value, null, 2);
}
