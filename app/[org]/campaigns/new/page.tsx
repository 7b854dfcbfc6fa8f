import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Notice } from "@/components/ui/notice";
import { orgProfile, requireMember } from "../../member";
import { ROLE_NAMES } from "../../roles";
import { CampaignForm } from "../campaign-form";
import { createCampaignHere } from "./actions";

export const metadata: Metadata = { title: "Create campaign" };

export default async function NewCampaignPage({ params }: { params: Promise<{ org: string }> }) {
  const { org: slug } = await params;
  const { may, role } = await requireMember(slug);
  const { homeCurrency } = await orgProfile(slug);
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { label: "Campaigns", href: `/${slug}/campaigns` },
              { label: "Create campaign" },
            ]}
          />
        }
        title="Create campaign"
        purpose="What is paid, for what, and how long a click counts."
      />
      {may("manager") ? (
        <CampaignForm
          action={createCampaignHere.bind(null, slug)}
          currency={homeCurrency}
          cancelPath={`/${slug}/campaigns`}
        />
      ) : (
        <Notice variant="info" title="Campaigns are made by managers">
          Your role is {ROLE_NAMES[role]}. Ask an owner for the role Manager, or ask a manager to
          create it.
        </Notice>
      )}
    </>
  );
}
