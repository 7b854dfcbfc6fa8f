/** Anything that looks like a credential of ours, wherever it stands in a text. */
const CREDENTIAL = /\b(rk_[a-z]+_|rks_|embed_)[A-Za-z0-9_-]{8,}/g;

/** Cuts credentials to their kind. */
export function hideCredentials(text: string): string {
  return text.replace(CREDENTIAL, (_whole, kind: string) => `${kind}[redacted]`);
}
