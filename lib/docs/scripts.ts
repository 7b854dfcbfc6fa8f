/** What a script sends, ready to run. Values are given, or named as the reader's own variables. */

interface KeyExample {
  origin: string;
  /** As the shell is to read it: "rk_live_…", or a variable that holds it. */
  key: string;
}

export function keyExample({ origin, key }: KeyExample): string {
  return `curl '${origin}/api/v1/org' -H "Authorization: Bearer ${key}"`;
}

interface SignedExample {
  origin: string;
  /** As JavaScript is to read them: in quotes, or variables that hold them. */
  key: string;
  signingSecret: string;
}

/** An event of a server: signed over its time and exactly the body that is sent. */
export function signedExample({ origin, key, signingSecret }: SignedExample): string {
  return `import { createHmac } from "node:crypto";

const key = ${key};
const secret = ${signingSecret};

const body = JSON.stringify({
  type: "sale",
  externalId: "order-1001",
  affiliateSlug: "jane-doe",
  amountCents: 4900,
  currency: "USD",
});
const t = Math.floor(Date.now() / 1000);
const v1 = createHmac("sha256", secret).update(\`\${t}.\${body}\`).digest("hex");

const response = await fetch("${origin}/api/tracking/s2s", {
  method: "POST",
  headers: {
    Authorization: \`Bearer \${key}\`,
    "Content-Type": "application/json",
    "X-Rekomi-Signature": \`t=\${t},v1=\${v1}\`,
  },
  body,
});
console.log(response.status, await response.text());
`;
}
