import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { counted } from "@/components/counted";
import { Money } from "@/components/money";
import { PageHeader } from "@/components/shell/page-header";
import { ShortId } from "@/components/short-id";
import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { listCampaigns } from "@/lib/campaigns/operations";
import { getPayout } from "@/lib/payouts/operations";
import { PayoutId, type PayoutStatus } from "@/lib/payouts/shape";
import { readPage } from "@/lib/surfaces/page";
import { Facts } from "../../facts";
import { requireMember } from "../../member";
import { fail, failLine, settle, start } from "../actions";
import { knownAs, STATUS_TONES, sumOf } from "../words";
import { LineTable } from "./line-table";
import { PayoutActions } from "./payout-actions";
import { Timeline } from "./timeline";

interface PayoutPageProps {
  params: Promise<{ org: string; id: string }>;
}

const read = cache((slug: string, id: string) => {
  if (!PayoutId.safeParse({ id }).success) notFound();
  return readPage(getPayout, slug, { id });
});

export async function generateMetadata({ params }: PayoutPageProps): Promise<Metadata> {
  const { org, id } = await params;
  return { title: `Payout in ${(await read(org, id)).currency}` };
}

export default async function PayoutPage({ params }: PayoutPageProps) {
  const { org: slug, id } = await params;
  const { may } = await requireMember(slug);
  const payout = await read(slug, id);
  const { lines, ...batch } = payout;
  const path = `/${slug}/payouts`;
  const { status, currency } = payout;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { label: "Payouts", href: path },
              { label: status, href: `${path}?status=${status}` },
              { label: id.slice(0, 8) },
            ]}
          />
        }
        title={sumOf(knownAs(batch))}
        actions={
          may("manager") && (
            <PayoutActions
              payout={batch}
              file={`${path}/${id}/csv`}
              start={start.bind(null, slug)}
              settle={settle.bind(null, slug)}
              fail={fail.bind(null, slug)}
            />
          )
        }
      />
      <div className="grid grid-cols-1 gap-6">
        <WhatNow slug={slug} status={status} reason={payout.failureReason} />
        <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
          <Card aria-labelledby="payout">
            <CardHeader>
              <CardTitle id="payout">Payout</CardTitle>
            </CardHeader>
            <CardContent>
              <Facts
                facts={{
                  Status: <Badge variant={STATUS_TONES[status]}>{status}</Badge>,
                  "As created": (
                    <>
                      <Money minor={payout.totalMinor} currency={currency} /> to{" "}
                      {counted(payout.affiliateCount, "affiliate")}
                    </>
                  ),
                  "Of it failed":
                    status === "Failed"
                      ? undefined
                      : payout.failedMinor && (
                          <>
                            <Money minor={payout.failedMinor} currency={currency} /> to{" "}
                            {counted(payout.failedCount ?? 0, "affiliate")}
                          </>
                        ),
                  Reference: payout.reference,
                  Campaign: await campaignName(slug, payout.campaignId),
                  "Sales since": payout.since && <Time at={payout.since} format="date" />,
                  Id: <ShortId id={id} />,
                }}
              />
            </CardContent>
          </Card>
          <Timeline payout={batch} />
        </div>
        <LineTable
          slug={slug}
          payout={payout}
          failLine={
            may("manager") && status === "Processing" ? failLine.bind(null, slug) : undefined
          }
        />
      </div>
    </>
  );
}

/** The rail is the person who reads this. */
function WhatNow({
  slug,
  status,
  reason,
}: {
  slug: string;
  status: PayoutStatus;
  reason?: string;
}) {
  switch (status) {
    case "Pending":
      return (
        <Notice variant="info" title="No money has been sent">
          Start the payout when you begin to send it by your bank or PayPal. The CSV has what they
          need. Until then it can be recorded as failed, and all of it is due again.
        </Notice>
      );
    case "Processing":
      return (
        <Notice variant="info" title="The money is on its way">
          Send each affiliate what stands here. Mark the payments that failed; then record the rest
          as paid.
        </Notice>
      );
    case "Failed":
      return (
        <Notice
          variant="danger"
          title={reason}
          action={
            <Button asChild variant="outline" size="sm">
              <Link href={`/${slug}/payouts`}>See what is due</Link>
            </Button>
          }
        >
          What was in this batch is due again.
        </Notice>
      );
    case "Paid":
      return null;
  }
}

async function campaignName(slug: string, id: string | undefined): Promise<string | undefined> {
  if (!id) return undefined;
  const { items } = await readPage(listCampaigns, slug, { take: 200 });
  return items.find((campaign) => campaign.id === id)?.name ?? id;
}
