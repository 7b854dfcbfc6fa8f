/** Any origin will do: what counts is whether an address leaves it. */
const HERE = "http://here.invalid";

/**
 * A path on this site, from whatever stands in an address. Browsers read `//evil.example`, `/\evil.example`
 * and `/⇥/evil.example` as another site; all of these, and anything else that would leave, become `/`.
 */
export function sameSitePath(given: string | null | undefined): string {
  if (!given || !isPlainPath(given) || !URL.canParse(given, HERE)) return "/";
  const { origin, pathname, searchParams, search, hash } = new URL(given, HERE);
  // `/..//evil.example` is resolved to `//evil.example`.
  if (origin !== HERE || !isPlainPath(pathname)) return "/";
  if (!searchParams.has("_rsc")) return pathname + search + hash;
  // Next's own mark for a page asked for in parts.
  searchParams.delete("_rsc");
  return pathname + (searchParams.size > 0 ? `?${searchParams}` : "") + hash;
}

function isPlainPath(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return /^\/(?!\/)/.test(text) && !/[\\\u0000-\u001f\u007f]/.test(text);
}
