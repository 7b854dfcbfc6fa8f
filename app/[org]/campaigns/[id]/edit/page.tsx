import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Notice } from "@/components/ui/notice";
import { getCampaign } from "@/lib/campaigns/operations";
import { CampaignId } from "@/lib/campaigns/shape";
import { readPage } from "@/lib/surfaces/page";
import { requireMember } from "../../../member";
import { ROLE_NAMES } from "../../../roles";
import { CampaignForm } from "../../campaign-form";
import { updateCampaignHere } from "../actions";

export const metadata: Metadata = { title: "Edit campaign" };

interface EditCampaignPageProps {
  params: Promise<{ org: string; id: string }>;
}

export default async function EditCampaignPage({ params }: EditCampaignPageProps) {
  const { org: slug, id } = await params;
  if (!CampaignId.safeParse({ id }).success) notFound();
  const { may, role } = await requireMember(slug);
  const campaign = await readPage(getCampaign, slug, { id });
  const path = `/${slug}/campaigns/${id}`;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { label: "Campaigns", href: `/${slug}/campaigns` },
              { label: campaign.name, href: path },
              { label: "Edit" },
            ]}
          />
        }
        title={`Edit ${campaign.name}`}
        purpose="Slug and currency are permanent; everything else can change."
      />
      {may("manager") ? (
        <CampaignForm
          action={updateCampaignHere.bind(null, slug)}
          campaign={campaign}
          currency={campaign.currency}
          cancelPath={path}
        />
      ) : (
        <Notice variant="info" title="Campaigns are edited by managers">
          Your role is {ROLE_NAMES[role]}. Ask an owner for the role Manager.
        </Notice>
      )}
    </>
  );
}
