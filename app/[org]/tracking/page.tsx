import type { Metadata } from "next";
import { type SearchParams, textOf } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { getAttributionParams } from "@/lib/attribution/operations";
import { listCampaigns } from "@/lib/campaigns/operations";
import { readPage } from "@/lib/surfaces/page";
import { getTracking } from "@/lib/tracking/operations";
import { getPaymentConnections } from "@/lib/vendors/operations";
import { requireMember } from "../member";
import { provision, rotate, setOrigins, updateParams } from "./actions";
import { Arrivals } from "./arrivals";
import { ParamsCard } from "./params-card";
import { Payments } from "./payments";
import { PixelCard } from "./pixel-card";
import { ServerCard } from "./server-card";
import { SnippetCard } from "./snippet-card";

export const metadata: Metadata = { title: "Tracking" };

interface TrackingPageProps {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}

export default async function TrackingPage({ params, searchParams }: TrackingPageProps) {
  const { org: slug } = await params;
  const query = await searchParams;
  const { may } = await requireMember(slug);
  const { pixel, lastSeen } = await readPage(getTracking, slug, {});
  const attribution = await readPage(getAttributionParams, slug, {});
  const { items: campaigns } = await readPage(listCampaigns, slug, { take: 200 });
  const connections = await readPage(getPaymentConnections, slug, {});
  return (
    <>
      <PageHeader
        title="Tracking"
        purpose="How visits, sign-ups and sales reach your program, and whether they do."
      />
      <div className="grid grid-cols-1 gap-6">
        <Arrivals
          org={slug}
          lastSeen={lastSeen}
          stripeAt={connections.stripe.lastEventAt}
          paddleAt={connections.paddle.lastEventAt}
          seesLog={may("admin")}
        />
        <SnippetCard
          org={slug}
          campaigns={campaigns}
          chosen={textOf(query.campaign)}
          withPixel={query.pixel === "on"}
          mayCreate={may("manager")}
        />
        <Payments
          org={slug}
          connections={connections}
          mayConnect={may("admin")}
          returned={textOf(query.stripe)}
        />
        <ParamsCard
          params={attribution}
          action={may("owner") ? updateParams.bind(null, slug) : undefined}
        />
        <PixelCard
          pixel={pixel}
          actions={
            may("admin")
              ? {
                  provision: provision.bind(null, slug),
                  rotate: rotate.bind(null, slug),
                  setOrigins: setOrigins.bind(null, slug),
                }
              : undefined
          }
        />
        <ServerCard org={slug} example={textOf(query.example)} mayMint={may("admin")} />
      </div>
    </>
  );
}
