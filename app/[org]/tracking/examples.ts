import { REPORT_NODE } from "@/lib/install/platforms/signing";

interface Example {
  id: string;
  label: string;
  place: string;
  /** @param origin the installation's public one */
  code(origin: string): string;
}

/** A sale, reported by a company's own server. Both are run as they stand by the end-to-end tests. */
export const EXAMPLES: readonly [Example, ...Example[]] = [
  { id: "curl", label: "curl", place: "Terminal", code: curl },
  { id: "node", label: "Node.js", place: REPORT_NODE.place, code: node },
];

function curl(origin: string): string {
  return `body='{"type":"sale","externalId":"order-1001","affiliateSlug":"AFFILIATE","amountCents":4900,"currency":"USD","customerEmail":"buyer@example.com"}'
t=$(date +%s)
v1=$(printf '%s.%s' "$t" "$body" | openssl dgst -sha256 -hmac "$REKOMI_SIGNING_SECRET" | sed 's/.* //')
curl -sS ${origin}/api/tracking/s2s \\
  -H "Authorization: Bearer $REKOMI_API_KEY" \\
  -H "Content-Type: application/json" \\
  -H "X-Rekomi-Signature: t=$t,v1=$v1" \\
  --data-binary "$body"`;
}

function node(origin: string): string {
  return `${REPORT_NODE.text.replaceAll("{origin}", origin)}

await report({
  type: "sale",
  externalId: "order-1001",
  affiliateSlug: "AFFILIATE",
  amountCents: 4900,
  currency: "USD",
  customerEmail: "buyer@example.com",
});`;
}
