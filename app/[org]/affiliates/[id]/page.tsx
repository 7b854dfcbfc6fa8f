import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { ShortId } from "@/components/short-id";
import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { getAffiliate } from "@/lib/affiliates/operations";
import { AffiliateId } from "@/lib/affiliates/shape";
import { listCampaigns } from "@/lib/campaigns/operations";
import { readPage } from "@/lib/surfaces/page";
import { Facts } from "../../facts";
import { requireMember } from "../../member";
import { approve, reject } from "../actions";
import { Amounts } from "../amounts";
import { Decision } from "../decision";
import { STATUS_TONES } from "../words";
import { Application } from "./application";
import { ConversionTable } from "./conversion-table";

interface AffiliatePageProps {
  params: Promise<{ org: string; id: string }>;
}

const read = cache((slug: string, id: string) => {
  if (!AffiliateId.safeParse({ id }).success) notFound();
  return readPage(getAffiliate, slug, { id });
});

export async function generateMetadata({ params }: AffiliatePageProps): Promise<Metadata> {
  const { org, id } = await params;
  return { title: (await read(org, id)).fullName };
}

export default async function AffiliatePage({ params }: AffiliatePageProps) {
  const { org: slug, id } = await params;
  const { may } = await requireMember(slug);
  const affiliate = await read(slug, id);
  const { items: campaigns } = await readPage(listCampaigns, slug, { take: 200 });
  const { totals, campaignIds } = affiliate;
  const joined = campaigns.filter((campaign) => campaignIds.includes(campaign.id));
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { label: "Affiliates", href: `/${slug}/affiliates` },
              { label: affiliate.fullName },
            ]}
          />
        }
        title={affiliate.fullName}
        purpose={affiliate.email}
        actions={
          affiliate.status === "Pending" &&
          may("manager") && (
            <Decision
              size="default"
              affiliate={{ id, fullName: affiliate.fullName }}
              approve={approve.bind(null, slug)}
              reject={reject.bind(null, slug)}
            />
          )
        }
      />
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
        <Card aria-labelledby="person">
          <CardHeader>
            <CardTitle id="person">Affiliate</CardTitle>
          </CardHeader>
          <CardContent>
            <Facts
              facts={{
                Status: <Badge variant={STATUS_TONES[affiliate.status]}>{affiliate.status}</Badge>,
                Reason: affiliate.rejectionReason,
                "Referral parameter": (
                  <code className="font-mono text-xs">?via={affiliate.slug}</code>
                ),
                Campaigns: joined.length === 0 ? "None" : <CampaignLinks {...{ slug, joined }} />,
                Applied: <Time at={affiliate.createdAt} />,
                Approved: affiliate.approvedAt && <Time at={affiliate.approvedAt} />,
                Rejected: affiliate.rejectedAt && <Time at={affiliate.rejectedAt} />,
                Id: <ShortId id={id} />,
                "Your notes": affiliate.notes,
              }}
            />
          </CardContent>
        </Card>
        <Card aria-labelledby="totals">
          <CardHeader>
            <CardTitle id="totals">So far</CardTitle>
          </CardHeader>
          <CardContent>
            <Facts
              facts={{
                Clicks: totals.clicks.toLocaleString("en-US"),
                Leads: totals.leads.toLocaleString("en-US"),
                Conversions: totals.conversions.toLocaleString("en-US"),
                Revenue: <Amounts amounts={totals.revenue} />,
                Commission: <Amounts amounts={totals.commission} />,
              }}
            />
          </CardContent>
        </Card>
        <Application application={affiliate.application} website={affiliate.website} />
        <ConversionTable conversions={affiliate.recentConversions} />
      </div>
    </>
  );
}

interface CampaignLinksProps {
  slug: string;
  joined: readonly { id: string; name: string }[];
}

function CampaignLinks({ slug, joined }: CampaignLinksProps) {
  return joined.map(({ id, name }, index) => (
    <span key={id}>
      {index > 0 && ", "}
      <Link href={`/${slug}/campaigns/${id}`} className="text-primary underline underline-offset-4">
        {name}
      </Link>
    </span>
  ));
}
