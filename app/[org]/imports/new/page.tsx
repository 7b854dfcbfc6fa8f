import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { listCampaigns } from "@/lib/campaigns/operations";
import { IMPORT_KINDS } from "@/lib/imports/shape";
import { readPage } from "@/lib/surfaces/page";
import { choiceOf, type SearchParams } from "../../../search-params";
import { requireMember } from "../../member";
import { bringAffiliates, bringConversions, preview } from "./actions";
import { ImportFlow } from "./import-flow";

export const metadata: Metadata = { title: "Import from a file" };

interface NewImportPageProps {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}

export default async function NewImportPage({ params, searchParams }: NewImportPageProps) {
  const { org: slug } = await params;
  const query = await searchParams;
  const { may } = await requireMember(slug);
  const { items } = await readPage(listCampaigns, slug, { take: 200 });
  const campaigns = items.map(({ id, name, currency }) => ({ id, name, currency }));
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[{ label: "Imports", href: `/${slug}/imports` }, { label: "From a file" }]}
          />
        }
        title="Import from a file"
        purpose="Affiliates with the links they have, or past sales with what was earned by them."
      />
      {!may("manager") ? (
        <Notice variant="info" title="Importing takes the role Manager">
          Ask an owner of this organization.
        </Notice>
      ) : campaigns.length === 0 ? (
        <EmptyState
          title="There is no campaign to import into"
          action={
            <Button asChild>
              <Link href={`/${slug}/campaigns/new`}>Create campaign</Link>
            </Button>
          }
        >
          Affiliates and their sales belong to a campaign.
        </EmptyState>
      ) : (
        <ImportFlow
          importsPath={`/${slug}/imports`}
          campaigns={campaigns}
          kind={choiceOf(IMPORT_KINDS, query.kind)}
          campaignId={campaigns.find(({ id }) => id === query.campaign)?.id}
          actions={{
            preview: preview.bind(null, slug),
            bringConversions: bringConversions.bind(null, slug),
            bringAffiliates: bringAffiliates.bind(null, slug),
          }}
        />
      )}
    </>
  );
}
