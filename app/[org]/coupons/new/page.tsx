import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Notice } from "@/components/ui/notice";
import { listCampaigns } from "@/lib/campaigns/operations";
import { readPage } from "@/lib/surfaces/page";
import { addressOf, type SearchParams } from "../../../search-params";
import { requireMember } from "../../member";
import { ROLE_NAMES } from "../../roles";
import { createCouponHere } from "./actions";
import { CouponForm } from "./coupon-form";

export const metadata: Metadata = { title: "Create coupon" };

interface NewCouponPageProps {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}

export default async function NewCouponPage({ params, searchParams }: NewCouponPageProps) {
  const { org: slug } = await params;
  const query = await searchParams;
  const { may, role } = await requireMember(slug);
  const { items: campaigns } = await readPage(listCampaigns, slug, { take: 200 });
  const campaign = campaigns.find(({ id }) => id === query.campaign) ?? campaigns[0];
  const path = `/${slug}/coupons`;
  if (!campaign) redirect(path);
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb items={[{ label: "Coupons", href: path }, { label: "Create coupon" }]} />
        }
        title="Create coupon"
        purpose="What is taken off. Affiliates' codes give it to their customers."
      />
      {may("manager") ? (
        <CouponForm
          action={createCouponHere.bind(null, slug)}
          campaigns={campaigns.map(({ id, name, currency }) => ({ id, name, currency }))}
          campaign={{ id: campaign.id, currency: campaign.currency }}
          cancelPath={addressOf(path, { campaign: campaign.id })}
        />
      ) : (
        <Notice variant="info" title="Coupons are made by managers">
          Your role is {ROLE_NAMES[role]}. Ask an owner for the role Manager, or ask a manager to
          create it.
        </Notice>
      )}
    </>
  );
}
