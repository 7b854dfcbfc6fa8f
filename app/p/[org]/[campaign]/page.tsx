import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { type SearchParams, textOf } from "@/app/search-params";
import { BrandedCard } from "@/components/branded-card";
import { readCampaignOffer } from "@/lib/auth/applications";
import { apply } from "./actions";
import { ApplicationForm } from "./application-form";
import { Terms } from "./terms";

interface CampaignPageProps {
  params: Promise<{ org: string; campaign: string }>;
  searchParams: SearchParams;
}

const read = cache(
  async (org: string, campaign: string) =>
    (await readCampaignOffer({ org, campaign })) ?? notFound(),
);

export async function generateMetadata({ params }: CampaignPageProps): Promise<Metadata> {
  const { org, campaign } = await params;
  const { name, brand, description, isListed } = await read(org, campaign);
  return {
    title: { absolute: `${name} · ${brand.name}` },
    description,
    robots: isListed ? undefined : { index: false },
  };
}

/** Anybody may open it, and apply. */
export default async function PublicCampaignPage({ params, searchParams }: CampaignPageProps) {
  const address = await params;
  const offer = await read(address.org, address.campaign);
  return (
    <BrandedCard
      brand={offer.brand}
      title={`Become an affiliate: ${offer.name}`}
      purpose={offer.description && <p className="whitespace-pre-wrap">{offer.description}</p>}
    >
      <Terms
        earns={offer.earns}
        cookieWindowDays={offer.cookieWindowDays}
        payoutGraceDays={offer.payoutGraceDays}
        termsUrl={offer.termsUrl}
      />
      <ApplicationForm
        action={apply.bind(null, address)}
        brand={offer.brand}
        via={textOf((await searchParams).via)}
      />
    </BrandedCard>
  );
}
