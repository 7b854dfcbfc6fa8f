import { Prose } from "@/components/prose";

const OFFERS: readonly (readonly [what: string, does: string])[] = [
  ["Rekomi.referral", "The affiliate's slug, or null. `Rekomi.getReferral()` says the same."],
  [
    "Rekomi.ready()",
    "A promise that is kept once it is known who sent the visitor. From then on `Rekomi.affiliate` has `slug` and `firstName`, and `Rekomi.campaign` has `id` and `name`; both are null for a visitor whom nobody sent.",
  ],
  [
    "Rekomi.getClickId()",
    "The visit's id, or null. Hand it to your server with an order: it says more than the slug.",
  ],
  [
    "Rekomi.convert(sale)",
    'With the pixel: reports `{ externalId, amountCents, currency, email }`, or a sign-up as `{ type: "lead", email }`. The promise it gives never fails; `ok` and `message` say how it went.',
  ],
  [
    "_rkmi",
    'The cookie of your own site that holds the slug, and nothing else, for your server to read. To share it between subdomains, add `data-cookie-domain="example.com"` to the script.',
  ],
];

/** What the script on a company's page offers to that page and its server. */
export function PageScript() {
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-sm font-medium">
        What your pages and your server can ask
      </summary>
      <dl className="mt-3 grid gap-3">
        {OFFERS.map(([what, does]) => (
          <div key={what} className="grid gap-0.5">
            <dt>
              <code className="font-mono text-xs">{what}</code>
            </dt>
            <dd className="max-w-prose text-muted-foreground">
              <Prose>{does}</Prose>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
