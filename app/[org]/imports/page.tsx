import { FileUp } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Pagination } from "@/components/ui/pagination";
import { listImports } from "@/lib/imports/operations";
import { IMPORT_KINDS } from "@/lib/imports/shape";
import { readPage } from "@/lib/surfaces/page";
import { addressOf, choiceOf, type SearchParams, textOf } from "../../search-params";
import { requireMember } from "../member";
import { JobTable } from "./job-table";

export const metadata: Metadata = { title: "Imports" };

interface ImportsPageProps {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}

export default async function ImportsPage({ params, searchParams }: ImportsPageProps) {
  const { org: slug } = await params;
  const query = await searchParams;
  const { may } = await requireMember(slug);
  const kind = choiceOf(IMPORT_KINDS, query.kind);
  const cursor = textOf(query.cursor);
  const { items, nextCursor } = await readPage(listImports, slug, { kind, cursor, take: 50 });
  const path = `/${slug}/imports`;
  const begin = may("manager") && (
    <Button asChild>
      <Link href={`${path}/new`}>Import from a file</Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Imports"
        purpose="What was brought here from another platform, and a way to undo it."
        actions={items.length > 0 && begin}
      />
      {(items.length > 0 || kind) && (
        <div className="mb-4">
          <LinkTabs
            label="Kind"
            tabs={[undefined, ...IMPORT_KINDS].map((each) => ({
              href: addressOf(path, { kind: each }),
              label: each ?? "All",
              current: each === kind,
            }))}
          />
        </div>
      )}
      {items.length > 0 ? (
        <JobTable slug={slug} jobs={items} />
      ) : (
        <EmptyState
          icon={FileUp}
          title={kind ? `No ${kind.toLowerCase()} were imported yet` : "Nothing was imported yet"}
          action={begin}
        >
          Bring your affiliates over with the links they have, then their past sales, from
          Rewardful, Tapfiliate, FirstPromoter, PartnerStack, Dub Partners, Tolt or any CSV file.
        </EmptyState>
      )}
      <Pagination
        newest={cursor && addressOf(path, { kind })}
        next={nextCursor && addressOf(path, { kind, cursor: nextCursor })}
      />
    </>
  );
}
