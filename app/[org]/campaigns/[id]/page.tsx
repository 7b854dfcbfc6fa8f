import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { formatMoney } from "@/components/money";
import { PageHeader } from "@/components/shell/page-header";
import { ShortId } from "@/components/short-id";
import { Time } from "@/components/time";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { textLinkClasses } from "@/components/ui/text-link";
import { getCampaign } from "@/lib/campaigns/operations";
import { CampaignId, commissionWords } from "@/lib/campaigns/shape";
import { readPage } from "@/lib/surfaces/page";
import { cn } from "@/lib/utils";
import { InviteLink } from "../../affiliates/invite-link";
import { Facts } from "../../facts";
import { requireMember } from "../../member";
import { ATTRIBUTION_WORDS, days, VISIBILITY_WORDS } from "../words";
import { archive, restore } from "./actions";
import { CampaignMenu } from "./campaign-menu";
import { PublicPage } from "./public-page";
import { Recruiting } from "./recruiting";

interface CampaignPageProps {
  params: Promise<{ org: string; id: string }>;
}

const read = cache((slug: string, id: string) => {
  if (!CampaignId.safeParse({ id }).success) notFound();
  return readPage(getCampaign, slug, { id });
});

export async function generateMetadata({ params }: CampaignPageProps): Promise<Metadata> {
  const { org, id } = await params;
  return { title: (await read(org, id)).name };
}

export default async function CampaignPage({ params }: CampaignPageProps) {
  const { org: slug, id } = await params;
  const { may } = await requireMember(slug);
  const campaign = await read(slug, id);
  const { currency, last30Days } = campaign;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[{ label: "Campaigns", href: `/${slug}/campaigns` }, { label: campaign.name }]}
          />
        }
        title={campaign.name}
        purpose={campaign.description}
        actions={
          <>
            <Button asChild variant="outline">
              <Link href={`/${slug}/affiliates?campaign=${id}`}>Affiliates in this campaign</Link>
            </Button>
            {may("manager") && (
              <>
                <Button asChild variant="outline">
                  <Link href={`/${slug}/campaigns/${id}/edit`}>Edit</Link>
                </Button>
                <CampaignMenu
                  campaign={{ id, name: campaign.name, archivedAt: campaign.archivedAt }}
                  archive={archive.bind(null, slug)}
                  restore={restore.bind(null, slug)}
                />
                {!campaign.archivedAt && <InviteLink slug={slug} campaign={id} />}
              </>
            )}
          </>
        }
      />
      {campaign.archivedAt && (
        <Notice variant="warn" title="This campaign is archived" className="mb-6">
          Since <Time at={campaign.archivedAt} format="date" /> it takes nobody new and credits no
          new sale.
        </Notice>
      )}
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
        <div className="grid content-start gap-6">
          <Card aria-labelledby="rules">
            <CardHeader>
              <CardTitle id="rules">Rules</CardTitle>
            </CardHeader>
            <CardContent>
              <Facts
                facts={{
                  Commission: commissionWords(campaign),
                  Currency: currency,
                  "A click counts": days(campaign.cookieWindowDays),
                  "Credit goes to": ATTRIBUTION_WORDS[campaign.attributionModel],
                  "Held before approval": days(campaign.payoutGraceDays),
                  Applications: campaign.autoApprove
                    ? "Approved without review"
                    : "Wait for somebody of your team",
                  Visibility: VISIBILITY_WORDS[campaign.networkVisibility],
                  Terms: campaign.termsUrl && (
                    <a
                      href={campaign.termsUrl}
                      rel="noreferrer"
                      className={cn("break-all", textLinkClasses)}
                    >
                      {campaign.termsUrl}
                    </a>
                  ),
                }}
              />
            </CardContent>
          </Card>
          <Recruiting slug={slug} campaign={campaign} />
        </div>
        <div className="grid content-start gap-6">
          <Card aria-labelledby="recent">
            <CardHeader>
              <CardTitle id="recent">The last 30 days</CardTitle>
            </CardHeader>
            <CardContent>
              <Facts
                facts={{
                  Revenue: formatMoney(last30Days.revenueMinor, currency),
                  Commission: formatMoney(last30Days.commissionMinor, currency),
                  Conversions: last30Days.conversions.toLocaleString("en-US"),
                  Leads: last30Days.leads.toLocaleString("en-US"),
                  Clicks: last30Days.clicks.toLocaleString("en-US"),
                }}
              />
            </CardContent>
          </Card>
          <PublicPage campaign={campaign} />
          <Card aria-labelledby="identity">
            <CardHeader>
              <CardTitle id="identity">Identity</CardTitle>
            </CardHeader>
            <CardContent>
              <Facts
                facts={{
                  Slug: <code className="font-mono text-xs">{campaign.slug}</code>,
                  Id: <ShortId id={id} />,
                  Affiliates: campaign.affiliateCount.toLocaleString("en-US"),
                  Created: <Time at={campaign.createdAt} format="date" />,
                }}
              />
            </CardContent>
          </Card>
        </div>
      </div>
    </>
  );
}
