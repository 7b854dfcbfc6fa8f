import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { listAffiliates } from "@/lib/affiliates/operations";
import { getCampaign } from "@/lib/campaigns/operations";
import { readPage } from "@/lib/surfaces/page";
import { addressOf, type SearchParams, textOf } from "../../../../search-params";
import { requireMember } from "../../../member";
import { ROLE_NAMES } from "../../../roles";
import { makeCodeHere } from "./actions";
import { CodeForm } from "./code-form";

export const metadata: Metadata = { title: "Make a code" };

interface NewCodePageProps {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}

/** More than anybody looks through; whoever has more affiliates makes codes on an affiliate's request. */
const MOST = 200;

export default async function NewCodePage({ params, searchParams }: NewCodePageProps) {
  const { org: slug } = await params;
  const campaignId = textOf((await searchParams).campaign);
  const { may, role } = await requireMember(slug);
  if (!campaignId) redirect(`/${slug}/coupons`);
  const campaign = await readPage(getCampaign, slug, { id: campaignId });
  const { items: affiliates, hasMore } = await readPage(listAffiliates, slug, {
    campaignId,
    status: "Approved",
    take: MOST,
  });
  const path = addressOf(`/${slug}/coupons`, { campaign: campaignId });
  return (
    <>
      <PageHeader
        above={<Breadcrumb items={[{ label: "Coupons", href: path }, { label: "Make a code" }]} />}
        title="Make a code"
        purpose={`From the newest coupon of ${campaign.name} that affiliates may make codes from.`}
      />
      {!may("manager") ? (
        <Notice variant="info" title="Codes are made by managers">
          Your role is {ROLE_NAMES[role]}. Ask an owner for the role Manager, or ask a manager.
        </Notice>
      ) : affiliates.length === 0 ? (
        <EmptyState title="Nobody takes part yet">
          Codes belong to approved affiliates of the campaign.
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-5">
          {hasMore && (
            <Notice>
              The {MOST} newest affiliates are listed. The others make codes in their own area, and
              assistants make them with generate_affiliate_coupon.
            </Notice>
          )}
          <CodeForm
            action={makeCodeHere.bind(null, slug)}
            programId={campaignId}
            affiliates={affiliates.map(({ id, fullName, slug: name }) => ({
              id,
              fullName,
              slug: name,
            }))}
            cancelPath={path}
          />
        </div>
      )}
    </>
  );
}
