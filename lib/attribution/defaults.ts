/**
 * The query parameters that name an affiliate on most platforms, by priority. This file imports nothing:
 * the script on companies' pages is made from it too.
 */
export const DEFAULT_PARAMS = [
  "via",
  "ref",
  "fpr",
  "rfsn",
  "aff",
  "a_aid",
  "aff_id",
  "affiliate",
  "affiliate_id",
  "partner",
  "partner_id",
  "referral",
  "referral_code",
  "referrer",
  "ref_id",
  "idev_id",
] as const;

/** In the order in which a visit's address is searched: the company's own come first. */
export function effectiveParams(custom: readonly string[]): string[] {
  return [...new Set([...custom, ...DEFAULT_PARAMS])];
}
