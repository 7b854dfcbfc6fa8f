import type { Metadata } from "next";
import { cookies } from "next/headers";
import { AuthCard } from "@/components/auth-card";
import { Wordmark } from "@/components/brand";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { AffiliateArea } from "@/lib/affiliates/shape";
import { areaCookie, areaOf } from "@/lib/auth/affiliate-area";
import { ConversionTable } from "../[org]/affiliates/[id]/conversion-table";
import { Amounts } from "../[org]/affiliates/amounts";
import { STATUS_TONES } from "../[org]/affiliates/words";
import { Facts } from "../[org]/facts";
import { leave } from "./actions";

export const metadata: Metadata = { title: "Your affiliate page" };

/** The affiliate's own area: read only, and nothing of anybody else. */
export default async function AreaPage() {
  const area = await areaOf((await cookies()).get(areaCookie().name)?.value);
  if (!area) {
    return (
      <AuthCard title="Your affiliate page">
        <p className="text-muted-foreground">
          You are not signed in here. Open the link in your welcome mail. It works once; if you have
          used it, ask the company that runs the program for a new one.
        </p>
      </AuthCard>
    );
  }
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-6 sm:px-8">
      <header className="mb-8 flex items-center justify-between gap-4">
        <Wordmark />
        <form action={leave}>
          <SubmitButton variant="outline" size="sm">
            Sign out
          </SubmitButton>
        </form>
      </header>
      <main>
        <PageHeader
          title={area.fullName}
          purpose={`Your referrals for ${area.orgName}.`}
          actions={<Badge variant={STATUS_TONES[area.status]}>{area.status}</Badge>}
        />
        <Area area={area} />
      </main>
    </div>
  );
}

function Area({ area: { slug, orgName, totals, recentConversions } }: { area: AffiliateArea }) {
  return (
    <div className="grid grid-cols-1 gap-6 sm:grid-cols-2">
      <Card aria-labelledby="link">
        <CardHeader>
          <CardTitle id="link">Your link</CardTitle>
          <CardDescription>
            Add this to any address of {orgName}, and whoever follows it counts as yours.
          </CardDescription>
        </CardHeader>
        <CardContent className="flex flex-wrap items-center gap-3">
          <code className="min-w-0 break-all font-mono">?via={slug}</code>
          <CopyButton value={`?via=${slug}`} label="Copy" />
        </CardContent>
      </Card>
      <Card aria-labelledby="figures">
        <CardHeader>
          <CardTitle id="figures">So far</CardTitle>
        </CardHeader>
        <CardContent>
          <Facts
            facts={{
              Clicks: totals.clicks.toLocaleString("en-US"),
              Leads: totals.leads.toLocaleString("en-US"),
              Conversions: totals.conversions.toLocaleString("en-US"),
              Commission: <Amounts amounts={totals.commission} />,
            }}
          />
        </CardContent>
      </Card>
      {recentConversions.length > 0 ? (
        <ConversionTable conversions={recentConversions} />
      ) : (
        <EmptyState title="No conversion yet" className="sm:col-span-2">
          A sale appears here as soon as somebody who came through your link buys.
        </EmptyState>
      )}
    </div>
  );
}
