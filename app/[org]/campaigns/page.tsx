import { Megaphone, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Pagination } from "@/components/ui/pagination";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { RowLink } from "@/components/ui/text-link";
import { listCampaigns } from "@/lib/campaigns/operations";
import { CAMPAIGN_STATUSES, type Campaign, commissionWords } from "@/lib/campaigns/shape";
import { readPage } from "@/lib/surfaces/page";
import { addressOf, choiceOf, type SearchParams, textOf } from "../../search-params";
import { requireMember } from "../member";
import { days } from "./words";

export const metadata: Metadata = { title: "Campaigns" };

interface CampaignsPageProps {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}

export default async function CampaignsPage({ params, searchParams }: CampaignsPageProps) {
  const { org: slug } = await params;
  const query = await searchParams;
  const cursor = textOf(query.cursor);
  const status = choiceOf(CAMPAIGN_STATUSES, query.status) ?? "Active";
  const { may } = await requireMember(slug);
  const { items, nextCursor } = await readPage(listCampaigns, slug, { cursor, status });
  const { items: archived } = await readPage(listCampaigns, slug, { status: "Archived", take: 1 });
  const path = `/${slug}/campaigns`;
  const here = (changed: { status?: string; cursor?: string }) =>
    addressOf(path, { status: status === "Active" ? undefined : status, ...changed });
  const create = may("manager") && (
    <Button asChild>
      <Link href={`${path}/new`}>
        <Plus aria-hidden="true" />
        Create campaign
      </Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Campaigns"
        purpose="What your affiliates earn, and for what."
        actions={items.length > 0 && create}
      />
      {(archived.length > 0 || status === "Archived") && (
        <div className="mb-4">
          <LinkTabs
            label="Campaigns"
            tabs={CAMPAIGN_STATUSES.map((each) => ({
              href: here({ status: each }),
              label: each,
              current: each === status,
            }))}
          />
        </div>
      )}
      {items.length === 0 && status === "Archived" ? (
        <EmptyState icon={Megaphone} title="No campaign is archived" />
      ) : items.length === 0 ? (
        <EmptyState icon={Megaphone} title="No campaign yet" action={create}>
          A campaign says what is paid, for what, and how long a click counts. Affiliates take part
          in one or more of them.
        </EmptyState>
      ) : (
        <CampaignTable campaigns={items} path={path} />
      )}
      <Pagination newest={cursor && here({})} next={nextCursor && here({ cursor: nextCursor })} />
    </>
  );
}

function CampaignTable({ campaigns, path }: { campaigns: readonly Campaign[]; path: string }) {
  return (
    <Table label="Campaigns">
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead>Commission</TableHead>
          <TableHead>A click counts</TableHead>
          <TableHead numeric>Affiliates</TableHead>
          <TableHead>Created</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {campaigns.map((campaign) => (
          <TableRow key={campaign.id}>
            <TableCell>
              <RowLink href={`${path}/${campaign.id}`}>{campaign.name}</RowLink>{" "}
              {campaign.networkVisibility !== "Private" && (
                <Badge>{campaign.networkVisibility}</Badge>
              )}
            </TableCell>
            <TableCell>{commissionWords(campaign)}</TableCell>
            <TableCell label="A click counts">{days(campaign.cookieWindowDays)}</TableCell>
            <TableCell numeric label="Affiliates">
              {campaign.affiliateCount.toLocaleString("en-US")}
            </TableCell>
            <TableCell label="Created">
              <Time at={campaign.createdAt} format="date" />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
