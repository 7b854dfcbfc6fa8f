import { HandCoins } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Pagination } from "@/components/ui/pagination";
import { listCampaigns } from "@/lib/campaigns/operations";
import { getDuePayouts, listPayouts } from "@/lib/payouts/operations";
import { PAYOUT_STATUSES, type PayoutStatus, PreviewPayoutInput } from "@/lib/payouts/shape";
import { readPage } from "@/lib/surfaces/page";
import { addressOf, choiceOf, type SearchParams, textOf } from "../../search-params";
import { orgProfile, requireMember } from "../member";
import { momentOf } from "../settings/audit-log/days";
import { create } from "./actions";
import { CreateDialog } from "./create-dialog";
import { DueFilter } from "./due-filter";
import { Carried, DueBatch, Held } from "./due-view";
import { PayoutTable } from "./payout-table";

export const metadata: Metadata = { title: "Payouts" };

interface PayoutsPageProps {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}

export default async function PayoutsPage({ params, searchParams }: PayoutsPageProps) {
  const { org: slug } = await params;
  const query = await searchParams;
  const status = choiceOf(PAYOUT_STATUSES, query.status);
  return status ? (
    <Batches slug={slug} status={status} cursor={textOf(query.cursor)} />
  ) : (
    <DueNow slug={slug} campaign={textOf(query.campaign)} since={textOf(query.since)} />
  );
}

async function DueNow({
  slug,
  campaign,
  since,
}: {
  slug: string;
  campaign?: string;
  since?: string;
}) {
  const { may } = await requireMember(slug);
  const path = `/${slug}/payouts`;
  const { items: campaigns } = await readPage(listCampaigns, slug, { take: 200 });
  const filter = {
    campaignId: campaigns.find(({ id }) => id === campaign)?.id,
    since: await firstMoment(slug, since),
  };
  const { batches, carried, held } = await readPage(getDuePayouts, slug, filter);
  const isFiltered = filter.campaignId !== undefined || filter.since !== undefined;
  return (
    <>
      <Header
        slug={slug}
        actions={
          batches.length > 0 &&
          may("manager") && (
            <CreateDialog
              path={path}
              batches={batches.map(({ lines: _lines, ...batch }) => batch)}
              filter={filter}
              create={create.bind(null, slug)}
            />
          )
        }
      />
      <div className="grid grid-cols-1 gap-6">
        {(isFiltered || batches.length > 0) && (
          <DueFilter
            path={path}
            campaigns={campaigns}
            campaign={filter.campaignId}
            since={filter.since && since}
          />
        )}
        <Held slug={slug} held={held} />
        {batches.map((batch) => (
          <DueBatch key={batch.currency} slug={slug} batch={batch} />
        ))}
        {batches.length === 0 && (
          <EmptyState
            icon={HandCoins}
            title={isFiltered ? "Nothing is due with this filter" : "Nothing is due"}
            action={
              isFiltered && (
                <Button asChild variant="outline">
                  <Link href={path}>Show all that is due</Link>
                </Button>
              )
            }
          >
            Commissions are due once they are approved, which happens by itself when their hold is
            over.
          </EmptyState>
        )}
        <Carried slug={slug} carried={carried} />
      </div>
    </>
  );
}

/** The beginning of a day where the organization is; undefined for what is no day. */
async function firstMoment(slug: string, day: string | undefined): Promise<string | undefined> {
  if (!day) return undefined;
  const { timezone } = await orgProfile(slug);
  return PreviewPayoutInput.shape.since.safeParse(momentOf(day, "start", timezone)).data;
}

async function Batches({
  slug,
  status,
  cursor,
}: {
  slug: string;
  status: PayoutStatus;
  cursor?: string;
}) {
  const path = `/${slug}/payouts`;
  const { timezone } = await orgProfile(slug);
  const { items, nextCursor } = await readPage(listPayouts, slug, { status, cursor, take: 50 });
  return (
    <>
      <Header slug={slug} status={status} />
      {items.length > 0 ? (
        <PayoutTable slug={slug} status={status} payouts={items} zone={timezone} />
      ) : (
        <EmptyState
          icon={HandCoins}
          title={EMPTY[status].title}
          action={
            <Button asChild variant="outline">
              <Link href={path}>See what is due</Link>
            </Button>
          }
        >
          {EMPTY[status].words}
        </EmptyState>
      )}
      <Pagination
        newest={cursor && addressOf(path, { status })}
        next={nextCursor && addressOf(path, { status, cursor: nextCursor })}
      />
    </>
  );
}

const EMPTY: Record<PayoutStatus, { title: string; words: string }> = {
  Pending: {
    title: "No batch waits to be sent",
    words: "A batch is made from what is due, and waits here until somebody starts to send it.",
  },
  Processing: {
    title: "Nothing is being sent",
    words: "A batch stands here from when you start to send its money until you record it as paid.",
  },
  Paid: {
    title: "Nothing has been paid yet",
    words: "What you have recorded as paid stays here, with who got how much.",
  },
  Failed: {
    title: "No payout has failed",
    words:
      "A batch that could not be sent stands here with the reason. What was in it is due again.",
  },
};

function Header({
  slug,
  status,
  actions,
}: {
  slug: string;
  status?: PayoutStatus;
  actions?: React.ReactNode;
}) {
  const path = `/${slug}/payouts`;
  return (
    <>
      <PageHeader
        title="Payouts"
        purpose="What affiliates have coming, and what they were paid. You send the money yourself, by your bank or PayPal, and record it here."
        actions={actions}
      />
      <div className="mb-4">
        <LinkTabs
          label="Status"
          tabs={[undefined, ...PAYOUT_STATUSES].map((each) => ({
            href: addressOf(path, { status: each }),
            label: each ?? "Due now",
            current: each === status,
          }))}
        />
      </div>
    </>
  );
}
