import type { Metadata } from "next";
import { Meter } from "@/components/charts/meter";
import { PageHeader } from "@/components/shell/page-header";
import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { getBillingState } from "@/lib/billing/operations";
import { type BillingState, LIMIT_NAMES } from "@/lib/billing/shape";
import { tryReadPage } from "@/lib/surfaces/page";
import { HomeCurrencyCard } from "./home-currency-card";
import { PlanTable } from "./plan-table";
import { WhoDecides } from "./who-decides";
import { LIMIT_WORDS, STATUS_WORDS, trialDays } from "./words";

export const metadata: Metadata = { title: "Billing" };

export default async function BillingPage({ params }: { params: Promise<{ org: string }> }) {
  const { org: slug } = await params;
  const result = await tryReadPage(getBillingState, slug, {});
  return (
    <>
      <PageHeader
        title="Billing"
        purpose="The plan in force, how much of it is used, and what others add."
      />
      {result.ok ? (
        <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
          <PlanCard billing={result.output} slug={slug} />
          <UsageCard billing={result.output} />
          <HomeCurrencyCard slug={slug} />
          <PlanTable current={result.output.effectiveTier} />
        </div>
      ) : (
        <Notice variant="info" title="Billing is for owners">
          {result.error.message} The profile tab shows which plan is in force.
        </Notice>
      )}
    </>
  );
}

function PlanCard({ billing, slug }: { billing: BillingState; slug: string }) {
  const { effectiveTier, planTier, subscriptionStatus, trialEndsAt } = billing;
  const { tone, words } = STATUS_WORDS[subscriptionStatus];
  const trial = subscriptionStatus === "Trialing" ? trialDays(trialEndsAt, new Date()) : null;
  return (
    <Card aria-labelledby="plan">
      <CardHeader>
        <CardTitle id="plan">Plan</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4">
        <div className="flex flex-wrap items-center gap-3">
          <p className="font-semibold text-2xl tracking-tight">{effectiveTier}</p>
          <Badge variant={tone}>{subscriptionStatus}</Badge>
        </div>
        <p className="max-w-prose text-muted-foreground">{words}</p>
        {trial && (
          <>
            <Meter label="Trial days used" used={trial.used} limit={trial.of} unit="days" />
            <p className="text-muted-foreground">
              {trial.left === 0 ? "The trial ended" : "The trial ends"} <Time at={trialEndsAt} />.{" "}
              {trial.left > 0 && `Afterwards the plan is ${planTier} if it is paid, else Free.`}
            </p>
          </>
        )}
        <WhoDecides slug={slug} />
      </CardContent>
    </Card>
  );
}

function UsageCard({ billing: { limits, usage } }: { billing: BillingState }) {
  return (
    <Card aria-labelledby="usage">
      <CardHeader>
        <CardTitle id="usage">In use</CardTitle>
        <CardDescription>
          What is at its limit stays; more is refused until there is room.
        </CardDescription>
      </CardHeader>
      <CardContent className="grid gap-3">
        {LIMIT_NAMES.map((name) => (
          <Meter
            key={name}
            label={LIMIT_WORDS[name]}
            used={usage[name]}
            limit={limits[name] ?? null}
          />
        ))}
      </CardContent>
    </Card>
  );
}
