import { Megaphone } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Prose } from "@/components/prose";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { CodeBlock } from "@/components/ui/code-block";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { isPublicHttps } from "@/lib/guides/address";
import { getInstallSnippet } from "@/lib/install/operations";
import { publicUrl } from "@/lib/surfaces/endpoint";
import { tryReadPage } from "@/lib/surfaces/page";
import { CampaignField } from "../campaign-field";
import { PageScript } from "./page-script";

interface SnippetCardProps {
  org: string;
  campaigns: readonly { id: string; name: string }[];
  /** The campaign in the address. */
  chosen: string | undefined;
  withPixel: boolean;
  mayCreate: boolean;
}

export async function SnippetCard({ org, campaigns, chosen, ...rest }: SnippetCardProps) {
  const { withPixel, mayCreate } = rest;
  if (campaigns.length === 0) {
    return (
      <Frame>
        <EmptyState
          icon={Megaphone}
          title="No campaign yet"
          action={
            mayCreate && (
              <Button asChild>
                <Link href={`/${org}/campaigns/new`}>Create campaign</Link>
              </Button>
            )
          }
        >
          The snippet counts visits for a campaign, so there has to be one first.
        </EmptyState>
      </Frame>
    );
  }
  const campaignId = campaigns.find(({ id }) => id === chosen)?.id;
  const read = await tryReadPage(getInstallSnippet, org, { campaignId, withPixel });
  return (
    <Frame>
      <form action={`/${org}/tracking`} className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <CampaignField campaigns={campaigns} chosen={campaignId ?? campaigns[0]?.id} all={false} />
        <Field label="Report sales from the browser, too" inline className="pb-2">
          <Checkbox name="pixel" defaultChecked={withPixel} key={String(withPixel)} />
        </Field>
        <Button type="submit" variant="outline">
          Show snippet
        </Button>
      </form>
      {!isPublicHttps(publicUrl()) && (
        <Notice variant="warn" title="Visitors cannot reach this address">
          <Prose>
            {`Your visitors' browsers load the script from \`${publicUrl()}\`. Before you go live, whoever runs this installation sets \`REKOMI_URL\` to a public \`https://\` address.`}
          </Prose>
        </Notice>
      )}
      {read.ok ? (
        <>
          <CodeBlock
            code={read.output.snippet}
            path="In the <head> of every page"
            copyLabel="Copy snippet"
            wrap
          />
          {read.output.conversionSnippet && (
            <CodeBlock
              code={read.output.conversionSnippet}
              path="On the page after a purchase, with the order's own values"
              copyLabel="Copy example"
            />
          )}
        </>
      ) : (
        <Notice variant="warn">
          {read.error.message}{" "}
          <a href="#pixel" className="underline underline-offset-4">
            Go to the browser pixel
          </a>
        </Notice>
      )}
      <PageScript />
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <Card aria-labelledby="snippet">
      <CardHeader>
        <CardTitle id="snippet">Tracking snippet</CardTitle>
        <CardDescription>
          It remembers who sent a visitor in a cookie of your own site, and tells your pages by{" "}
          <code className="font-mono text-xs">window.Rekomi</code>.
        </CardDescription>
      </CardHeader>
      <CardContent className="grid gap-4">{children}</CardContent>
    </Card>
  );
}
