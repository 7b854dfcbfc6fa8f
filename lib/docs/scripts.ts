/** What a script sends, ready for a shell. Values are given, or named as the reader's own variables. */

interface KeyExample {
  origin: string;
  /** "rk_live_…", or a shell variable that holds it. */
  key: string;
}

export function keyExample({ origin, key }: KeyExample): string {
  return `curl '${origin}/api/v1/org' -H "Authorization: Bearer ${key}"`;
}

/** An event of a server: signed over its time and exactly the body that is sent. */
export function signedExample({
  origin,
  key,
  signingSecret,
}: KeyExample & { signingSecret: string }): string {
  return `KEY="${key}"
SECRET="${signingSecret}"
BODY='${JSON.stringify(EVENT)}'
T=$(date +%s)
V1=$(printf '%s.%s' "$T" "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d ' ' -f 1)
curl '${origin}/api/tracking/s2s' \\
  -H "Authorization: Bearer $KEY" \\
  -H "X-Rekomi-Signature: t=$T,v1=$V1" \\
  -H 'Content-Type: application/json' \\
  -d "$BODY"`;
}

const EVENT = {
  type: "sale",
  externalId: "order-1001",
  affiliateSlug: "jane-doe",
  amountCents: 4_900,
  currency: "USD",
};
