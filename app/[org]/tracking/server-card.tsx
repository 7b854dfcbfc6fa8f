import Link from "next/link";
import { FieldList } from "@/app/docs/field-list";
import { Prose } from "@/components/prose";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { CodeBlock } from "@/components/ui/code-block";
import { publicUrl } from "@/lib/surfaces/endpoint";
import { fieldFacts } from "@/lib/surfaces/field-facts";
import { inputSchema } from "@/lib/surfaces/json-schema";
import { recordEvent } from "@/lib/tracking/operations";
import { EXAMPLES } from "./examples";

interface ServerCardProps {
  org: string;
  /** Which example is shown. */
  example: string | undefined;
  mayMint: boolean;
}

/** How a company's own server reports, signed. */
export function ServerCard({ org, example, mayMint }: ServerCardProps) {
  const [first] = EXAMPLES;
  const chosen = EXAMPLES.find(({ id }) => id === example) ?? first;
  const origin = publicUrl();
  return (
    <Card aria-labelledby="server">
      <CardHeader>
        <CardTitle id="server">Server to server</CardTitle>
        <CardDescription>
          Your server reports sales, leads and refunds itself, signed with an API key's secret. The
          surest way where neither Stripe nor Paddle is connected.
        </CardDescription>
      </CardHeader>
      <CardContent className="grid gap-4">
        <p className="max-w-prose">
          <Prose>
            {`Send JSON to \`${origin}/api/tracking/s2s\` with a key that may read and write as \`Authorization: Bearer rk_live_…\`. Sign it with the key's \`rks_…\` secret: \`X-Rekomi-Signature: t=<unix seconds>,v1=<hex>\`, where \`v1\` is the HMAC-SHA256 of \`{t}.{body}\`. A signature holds for 300 seconds and works once; the same \`externalId\` again counts once.`}
          </Prose>
        </p>
        {mayMint && (
          <Button asChild variant="outline" className="justify-self-start">
            <Link href={`/${org}/settings/api-keys`}>API keys</Link>
          </Button>
        )}
        <ChoiceLinks
          label="Examples"
          choices={EXAMPLES.map(({ id, label }) => ({
            href: `/${org}/tracking?example=${id}#server`,
            label,
            isChosen: id === chosen.id,
          }))}
        />
        <CodeBlock code={chosen.code(origin)} path={chosen.place} copyLabel="Copy example" />
        <details className="group">
          <summary className="w-fit cursor-pointer rounded-sm font-medium">
            Fields of an event
          </summary>
          <div className="mt-3">
            <FieldList fields={fieldFacts(inputSchema(recordEvent))} />
          </div>
        </details>
      </CardContent>
    </Card>
  );
}
