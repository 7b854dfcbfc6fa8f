import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { ShortId } from "@/components/short-id";
import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { getAffiliate } from "@/lib/affiliates/operations";
import { type AffiliateDetail, AffiliateId } from "@/lib/affiliates/shape";
import { listCampaigns } from "@/lib/campaigns/operations";
import { readPage } from "@/lib/surfaces/page";
import { addressOf } from "../../../search-params";
import { Facts } from "../../facts";
import { requireMember } from "../../member";
import { approve, pause, reject, remove, resume } from "../actions";
import { Amounts } from "../amounts";
import { Decision } from "../decision";
import { STATUS_TONES } from "../words";
import { AffiliateMenu } from "./affiliate-menu";
import { Application } from "./application";
import { Campaigns } from "./campaigns";
import { ConversionTable } from "./conversion-table";
import { EmbedCard } from "./embed-card";
import { Recruits } from "./recruits";

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
  const { totals, recruitedById } = affiliate;
  const recruiter = recruitedById && (await read(slug, recruitedById));
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
        actions={may("manager") && <Actions slug={slug} affiliate={affiliate} />}
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
                "Recruited by": recruiter && (
                  <TextLink href={`/${slug}/affiliates/${recruiter.id}`}>
                    {recruiter.fullName}
                  </TextLink>
                ),
                "Paid to": affiliate.paypalEmail ?? affiliate.email,
                Since: <Time at={affiliate.createdAt} />,
                Approved: affiliate.approvedAt && <Time at={affiliate.approvedAt} />,
                Rejected: affiliate.rejectedAt && <Time at={affiliate.rejectedAt} />,
                Id: <ShortId id={id} />,
                "Your notes": affiliate.notes && (
                  <span className="wrap-anywhere whitespace-pre-wrap">{affiliate.notes}</span>
                ),
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
        <Campaigns slug={slug} enrollments={affiliate.enrollments} campaigns={campaigns} />
        <Recruits slug={slug} affiliateId={id} />
        <Application application={affiliate.application} website={affiliate.website} />
        <ConversionTable slug={slug} affiliateId={id} conversions={affiliate.recentConversions} />
        <EmbedCard slug={slug} affiliate={affiliate} />
      </div>
    </>
  );
}

function Actions({ slug, affiliate }: { slug: string; affiliate: AffiliateDetail }) {
  const { id, fullName, email, status } = affiliate;
  const isOver = status === "Removed" || status === "Rejected";
  return (
    <>
      <Button asChild variant="outline">
        <Link href={`/${slug}/affiliates/${id}/edit`}>Edit</Link>
      </Button>
      {isOver && (
        <Button asChild variant="outline">
          <Link href={addressOf(`/${slug}/affiliates/invite`, { email })}>Invite again</Link>
        </Button>
      )}
      {status === "Pending" && (
        <Decision
          size="default"
          affiliate={{ id, fullName }}
          approve={approve.bind(null, slug)}
          reject={reject.bind(null, slug)}
        />
      )}
      {!isOver && (
        <AffiliateMenu
          affiliate={{ id, fullName, status }}
          pause={pause.bind(null, slug)}
          resume={resume.bind(null, slug)}
          remove={remove.bind(null, slug)}
        />
      )}
    </>
  );
}
