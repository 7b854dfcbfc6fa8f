export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One value of a filter in the address, where it is one of the choices. */
export function choiceOf<const T extends string>(
  choices: readonly T[],
  given: string | string[] | undefined,
): T | undefined {
  return choices.find((choice) => choice === given);
}

/** One text of the address, or none. */
export function textOf(given: string | string[] | undefined): string | undefined {
  return typeof given === "string" && given !== "" ? given : undefined;
}

/** An address with a query; what is undefined is left out. */
export function addressOf(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  const search = new URLSearchParams(given).toString();
  return search ? `${path}?${search}` : path;
}
