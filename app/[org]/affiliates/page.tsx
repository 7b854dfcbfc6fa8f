import { Users } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { listAffiliates } from "@/lib/affiliates/operations";
import { AFFILIATE_STATUSES } from "@/lib/affiliates/shape";
import { listCampaigns } from "@/lib/campaigns/operations";
import { readPage } from "@/lib/surfaces/page";
import { addressOf, choiceOf, type SearchParams, textOf } from "../../search-params";
import { requireMember } from "../member";
import { AffiliateTable } from "./affiliate-table";
import { AffiliateTabs } from "./affiliate-tabs";
import { CampaignFilter } from "./campaign-filter";
import { InviteLink } from "./invite-link";

export const metadata: Metadata = { title: "Affiliates" };

interface AffiliatesPageProps {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}

export default async function AffiliatesPage({ params, searchParams }: AffiliatesPageProps) {
  const { org: slug } = await params;
  const query = await searchParams;
  const { may } = await requireMember(slug);
  const { items: campaigns } = await readPage(listCampaigns, slug, { take: 200 });
  const status = choiceOf(AFFILIATE_STATUSES, query.status);
  const campaign = campaigns.find(({ id }) => id === query.campaign)?.id;
  const cursor = textOf(query.cursor);
  const { items, nextCursor } = await readPage(listAffiliates, slug, {
    status,
    campaignId: campaign,
    cursor,
    take: 50,
  });
  const path = `/${slug}/affiliates`;
  const here = (changed: Record<string, string | undefined>) =>
    addressOf(path, { status, campaign, ...changed });
  const invite = may("manager") && <InviteLink slug={slug} campaign={campaign} />;
  return (
    <>
      <PageHeader
        title="Affiliates"
        purpose="The people who refer customers to you, and who wants to."
        actions={invite}
      />
      <div className="mb-4 grid grid-cols-1 gap-4">
        <AffiliateTabs slug={slug} current={status} campaign={campaign} />
        {campaigns.length > 1 && (
          <CampaignFilter path={path} campaigns={campaigns} chosen={campaign} status={status} />
        )}
      </div>
      {items.length > 0 ? (
        <AffiliateTable
          slug={slug}
          affiliates={items}
          campaigns={campaigns}
          mayDecide={may("manager")}
        />
      ) : status || campaign ? (
        <EmptyState
          icon={Users}
          title={status === "Pending" ? "Nobody waits for an answer" : "No affiliate matches"}
          action={
            <Button asChild variant="outline">
              <Link href={path}>Show all affiliates</Link>
            </Button>
          }
        />
      ) : (
        <EmptyState icon={Users} title="No affiliate yet">
          Invite people who know your product, or share a campaign's public page: whoever applies
          appears here, and waits for your answer.
        </EmptyState>
      )}
      <Pagination newest={cursor && here({})} next={nextCursor && here({ cursor: nextCursor })} />
    </>
  );
}
