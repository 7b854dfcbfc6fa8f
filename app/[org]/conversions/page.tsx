import { ReceiptText } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { getAffiliate } from "@/lib/affiliates/operations";
import { listCampaigns } from "@/lib/campaigns/operations";
import { listConversions } from "@/lib/conversions/operations";
import { CONVERSION_STATUSES } from "@/lib/conversions/shape";
import { readPage } from "@/lib/surfaces/page";
import { addressOf, type SearchParams, textOf } from "../../search-params";
import { orgProfile, requireMember } from "../member";
import { ConversionTable } from "./conversion-table";
import { FilterBar } from "./filter-bar";
import { filtersIn, inputOf } from "./filters";

export const metadata: Metadata = { title: "Conversions" };

interface ConversionsPageProps {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}

export default async function ConversionsPage({ params, searchParams }: ConversionsPageProps) {
  const [{ org: slug }, query] = await Promise.all([params, searchParams]);
  await requireMember(slug);
  const { timezone, payoutGraceDays } = await orgProfile(slug);
  const filters = filtersIn(query);
  const cursor = textOf(query.cursor);
  const input = inputOf(filters, cursor, timezone);
  const path = `/${slug}/conversions`;
  const header = (
    <PageHeader
      title="Conversions"
      purpose={`What affiliates have brought, and what they earn with it. A sale is held for ${payoutGraceDays} days, then approved by itself.`}
    />
  );
  if (!input) {
    return (
      <>
        {header}
        <Notice
          variant="danger"
          title="This address cannot be read as a filter"
          action={<ShowAll path={path} />}
        >
          Choose the filters again.
        </Notice>
      </>
    );
  }
  const { items: campaigns } = await readPage(listCampaigns, slug, { take: 200 });
  const { items, nextCursor } = await readPage(listConversions, slug, input);
  const { affiliateId } = input;
  const affiliate = affiliateId && (await readPage(getAffiliate, slug, { id: affiliateId }));
  const here = (changed: Record<string, string | undefined>) =>
    addressOf(path, { ...filters, ...changed });
  const isFiltered = Object.values(filters).some(Boolean);
  return (
    <>
      {header}
      <div className="mb-4 grid grid-cols-1 gap-4">
        <LinkTabs
          label="Status"
          tabs={[undefined, ...CONVERSION_STATUSES].map((each) => ({
            href: here({ status: each }),
            label: each ?? "All",
            current: each === filters.status,
          }))}
        />
        {(isFiltered || items.length > 0) && (
          <FilterBar
            {...{ path, filters, campaigns }}
            affiliateName={affiliate ? affiliate.fullName : undefined}
          />
        )}
      </div>
      {items.length > 0 ? (
        <ConversionTable {...{ slug, campaigns }} conversions={items} />
      ) : isFiltered || cursor ? (
        <EmptyState
          icon={ReceiptText}
          title="No conversion matches"
          action={<ShowAll path={path} />}
        />
      ) : (
        <EmptyState
          icon={ReceiptText}
          title="No conversion yet"
          action={
            <Button asChild>
              <Link href={`/${slug}/tracking`}>Set up tracking</Link>
            </Button>
          }
        >
          A sale appears here once your site, your server or your payment platform reports it and an
          affiliate is credited with it. Bring history along with an import.
        </EmptyState>
      )}
      <Pagination newest={cursor && here({})} next={nextCursor && here({ cursor: nextCursor })} />
    </>
  );
}

function ShowAll({ path }: { path: string }) {
  return (
    <Button asChild variant="outline">
      <Link href={path}>Show all conversions</Link>
    </Button>
  );
}
