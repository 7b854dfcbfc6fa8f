/** Anything that looks like a secret of ours, wherever it stands in a text: all but public keys. */
const CREDENTIAL = /\b(rk_(?!pub_)[a-z]+_|rks_|embed_)[A-Za-z0-9_-]{8,}/g;

/** Cuts credentials to their kind. */
export function hideCredentials(text: string): string {
  return text.replace(CREDENTIAL, (_whole, kind: string) => `${kind}[redacted]`);
}
