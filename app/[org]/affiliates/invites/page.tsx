import { Mail } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { listCampaigns } from "@/lib/campaigns/operations";
import { listAffiliateInvites } from "@/lib/invites/operations";
import { INVITE_STATUSES } from "@/lib/invites/shape";
import { readPage } from "@/lib/surfaces/page";
import { addressOf, choiceOf, type SearchParams, textOf } from "../../../search-params";
import { requireMember } from "../../member";
import { AffiliateTabs } from "../affiliate-tabs";
import { CampaignFilter } from "../campaign-filter";
import { InviteLink } from "../invite-link";
import { INVITE_WORDS } from "../words";
import { InviteTable } from "./invite-table";

export const metadata: Metadata = { title: "Invitations" };

interface InvitesPageProps {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}

export default async function InvitesPage({ params, searchParams }: InvitesPageProps) {
  const { org: slug } = await params;
  const query = await searchParams;
  const { may } = await requireMember(slug);
  const { items: campaigns } = await readPage(listCampaigns, slug, { take: 200 });
  const status = choiceOf(INVITE_STATUSES, query.status);
  const campaign = campaigns.find(({ id }) => id === query.campaign)?.id;
  const cursor = textOf(query.cursor);
  const { items, nextCursor } = await readPage(listAffiliateInvites, slug, {
    status,
    campaignId: campaign,
    cursor,
    take: 50,
  });
  const path = `/${slug}/affiliates/invites`;
  const here = (changed: Record<string, string | undefined>) =>
    addressOf(path, { status, campaign, ...changed });
  const invite = may("manager") && <InviteLink slug={slug} campaign={campaign} />;
  return (
    <>
      <PageHeader
        title="Affiliates"
        purpose="Whom you have invited to your campaigns, and what became of it."
        actions={invite}
      />
      <div className="mb-4 grid grid-cols-1 gap-4">
        <AffiliateTabs slug={slug} current="Invites" campaign={campaign} />
        {(items.length > 0 || status || campaign) && (
          <CampaignFilter
            path={path}
            campaigns={campaigns}
            chosen={campaign}
            status={status}
            statuses={INVITE_STATUSES.map((value) => ({ value, label: INVITE_WORDS[value] }))}
          />
        )}
      </div>
      {items.length > 0 ? (
        <InviteTable slug={slug} invites={items} campaigns={campaigns} mayInvite={may("manager")} />
      ) : status || campaign ? (
        <EmptyState
          icon={Mail}
          title="No invitation matches"
          action={
            <Button asChild variant="outline">
              <Link href={path}>Show all invitations</Link>
            </Button>
          }
        />
      ) : (
        <EmptyState icon={Mail} title="Nobody is invited yet" action={invite}>
          An invitation is a mail in your name. Whoever accepts it is an affiliate of the campaign,
          on terms of their own if you like.
        </EmptyState>
      )}
      <Pagination newest={cursor && here({})} next={nextCursor && here({ cursor: nextCursor })} />
    </>
  );
}
