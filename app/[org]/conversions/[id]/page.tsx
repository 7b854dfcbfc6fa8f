import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { formatMoney, Money } from "@/components/money";
import { PageHeader } from "@/components/shell/page-header";
import { ShortId } from "@/components/short-id";
import { Time } from "@/components/time";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { getConversion } from "@/lib/conversions/operations";
import { type ConversionDetail, ConversionId } from "@/lib/conversions/shape";
import { readPage } from "@/lib/surfaces/page";
import { Facts } from "../../facts";
import { requireMember } from "../../member";
import { approve, deny } from "../actions";
import { Standing } from "../standing";
import { nameOf } from "../words";
import { Corrections, Refunds } from "./changes";
import { Ledger } from "./ledger";
import { Reckoning } from "./reckoning";
import { Review } from "./review";

interface ConversionPageProps {
  params: Promise<{ org: string; id: string }>;
}

const read = cache((slug: string, id: string) => {
  if (!ConversionId.safeParse({ id }).success) notFound();
  return readPage(getConversion, slug, { id });
});

export async function generateMetadata({ params }: ConversionPageProps): Promise<Metadata> {
  const { org, id } = await params;
  return { title: nameOf(await read(org, id)) };
}

export default async function ConversionPage({ params }: ConversionPageProps) {
  const { org: slug, id } = await params;
  const { may } = await requireMember(slug);
  const conversion = await read(slug, id);
  const { currency, commissionMinor, adjustedMinor = 0 } = conversion;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { label: "Conversions", href: `/${slug}/conversions` },
              { label: nameOf(conversion) },
            ]}
          />
        }
        title={`${formatMoney(commissionMinor + adjustedMinor, currency)} for ${conversion.affiliateName}`}
        purpose={conversion.why}
        actions={
          may("manager") && (
            <Review
              conversion={conversion}
              hasOverride={conversion.overrideId !== undefined}
              {...decisions(conversion)}
              approve={approve.bind(null, slug)}
              deny={deny.bind(null, slug)}
            />
          )
        }
      />
      <div className="grid grid-cols-1 gap-6">
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
          <Reckoning slug={slug} conversion={conversion} />
          <Card aria-labelledby="conversion">
            <CardHeader>
              <CardTitle id="conversion">{nameOf(conversion)}</CardTitle>
            </CardHeader>
            <CardContent>
              <Facts facts={factsOf(slug, conversion)} />
            </CardContent>
          </Card>
        </div>
        <Refunds refunds={conversion.refunds} currency={currency} />
        <Corrections slug={slug} adjustments={conversion.adjustments} currency={currency} />
        <Ledger slug={slug} transfers={conversion.transfers} currency={currency} />
      </div>
    </>
  );
}

/** What would be refused is not offered. */
function decisions({ status, parentId, payoutId, isHistory, adjustments }: ConversionDetail) {
  const isUnderWay = status === "Approved" && (payoutId !== undefined || adjustments.length > 0);
  return {
    mayApprove: status === "Pending" && parentId === undefined,
    mayDeny: status !== "Denied" && !isHistory && !isUnderWay,
  };
}

function factsOf(slug: string, conversion: ConversionDetail) {
  const { currency, refundedMinor, parentId, overrideId } = conversion;
  const to = (path: string, words: string) => (
    <TextLink href={`/${slug}${path}`}>
      <bdi>{words}</bdi>
    </TextLink>
  );
  return {
    Status: <Standing conversion={conversion} />,
    Affiliate: to(`/affiliates/${conversion.affiliateId}`, conversion.affiliateName),
    Campaign: to(`/campaigns/${conversion.campaignId}`, conversion.campaignName),
    Source: conversion.source,
    "Coupon code": conversion.couponCode,
    Type: conversion.type,
    Amount: parentId ? undefined : <Money minor={conversion.amountMinor} currency={currency} />,
    Refunded: refundedMinor && <Money minor={refundedMinor} currency={currency} />,
    Happened: <Time at={conversion.occurredAt} />,
    Customer: conversion.customerName ?? conversion.customerEmail,
    "Customer's email": conversion.customerName && conversion.customerEmail,
    "Customer id": conversion.customerId,
    Subscription: conversion.subscriptionId,
    "Id at its source": conversion.externalId,
    Override: overrideId && to(`/conversions/${overrideId}`, "The recruiter's"),
    "Earned on": parentId && to(`/conversions/${parentId}`, "The recruit's sale"),
    Import:
      conversion.importJobId && to(`/imports/${conversion.importJobId}`, "The one it came by"),
    Id: <ShortId id={conversion.id} />,
  };
}
