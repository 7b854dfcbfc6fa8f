/**
 * Where a text holds a NUL, which PostgreSQL cannot keep: the path to it, as validation names fields.
 * @returns undefined when there is none
 */
export function nulIn(value: unknown, path: readonly string[] = []): string | undefined {
  if (typeof value === "string") return value.includes("\0") ? path.join(".") : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, each] of Object.entries(value)) {
    const found = nulIn(each, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

export const NUL_WORDS = "Leave out the NUL character: it cannot be kept.";
