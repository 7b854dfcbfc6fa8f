/** What was typed into the named fields, the empty ones too: emptied is something else than left out. */
export function textsOf<const Name extends string>(
  form: FormData,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const texts: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = form.get(name);
    if (typeof value === "string") texts[name] = value;
  }
  return texts;
}
