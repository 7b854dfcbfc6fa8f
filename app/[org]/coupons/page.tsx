import { Plus, Ticket } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { TextLink } from "@/components/ui/text-link";
import { listCampaigns } from "@/lib/campaigns/operations";
import type { Campaign } from "@/lib/campaigns/shape";
import { listCampaignCoupons, listCouponCodes } from "@/lib/coupons/operations";
import { readPage } from "@/lib/surfaces/page";
import { getPaymentConnections } from "@/lib/vendors/operations";
import { addressOf, type SearchParams, textOf } from "../../search-params";
import { requireMember } from "../member";
import { sendToStripe } from "./actions";
import { CampaignChoice } from "./campaign-choice";
import { CodeTable } from "./code-table";
import { CouponTable } from "./coupon-table";
import { Unsent } from "./stripe-notice";

export const metadata: Metadata = { title: "Coupons" };

interface CouponsPageProps {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}

export default async function CouponsPage({ params, searchParams }: CouponsPageProps) {
  const { org: slug } = await params;
  const query = await searchParams;
  const { may } = await requireMember(slug);
  const { items: campaigns } = await readPage(listCampaigns, slug, { take: 200 });
  const campaign = campaigns.find(({ id }) => id === query.campaign) ?? campaigns[0];
  const path = `/${slug}/coupons`;
  return (
    <>
      <PageHeader
        title="Coupons"
        purpose="Discounts that affiliates pass on: whoever pays with a code was sent by its owner."
        actions={
          campaign &&
          may("manager") && (
            <Button asChild>
              <Link href={addressOf(`${path}/new`, { campaign: campaign.id })}>
                <Plus aria-hidden="true" />
                Create coupon
              </Link>
            </Button>
          )
        }
      />
      {campaign ? (
        <CampaignCoupons
          slug={slug}
          campaigns={campaigns}
          campaign={campaign}
          cursor={textOf(query.cursor)}
          codesCursor={textOf(query.codes)}
        />
      ) : (
        <NoCampaign slug={slug} />
      )}
    </>
  );
}

function NoCampaign({ slug }: { slug: string }) {
  return (
    <EmptyState
      icon={Ticket}
      title="No campaign yet"
      action={
        <Button asChild variant="outline">
          <Link href={`/${slug}/campaigns`}>Go to campaigns</Link>
        </Button>
      }
    >
      A coupon belongs to a campaign, and its codes to the affiliates who take part in it.
    </EmptyState>
  );
}

interface CampaignCouponsProps {
  slug: string;
  campaigns: readonly Campaign[];
  campaign: Campaign;
  cursor?: string;
  codesCursor?: string;
}

async function CampaignCoupons(props: CampaignCouponsProps) {
  const { slug, campaigns, campaign, cursor, codesCursor } = props;
  const { may } = await requireMember(slug);
  const programId = campaign.id;
  const coupons = await readPage(listCampaignCoupons, slug, { programId, cursor, take: 50 });
  const codes = await readPage(listCouponCodes, slug, { programId, cursor: codesCursor, take: 50 });
  const { stripe } = await readPage(getPaymentConnections, slug, {});
  const showsStripe =
    stripe.accountId !== undefined ||
    [...coupons.items, ...codes.items].some(({ stripeState }) => stripeState !== "local");
  const path = `/${slug}/coupons`;
  const here = (changed: Record<string, string | undefined>) =>
    addressOf(path, { campaign: programId, cursor, codes: codesCursor, ...changed });
  const isOpen = coupons.items.some((each) => each.allowAffiliateSelfMint && !each.archivedAt);
  return (
    <div className="grid grid-cols-1 gap-6">
      {campaigns.length > 1 && (
        <CampaignChoice path={path} campaigns={campaigns} chosen={programId} />
      )}
      {stripe.unsentCoupons > 0 && (
        <Unsent
          count={stripe.unsentCoupons}
          action={may("manager") ? sendToStripe.bind(null, slug) : undefined}
        />
      )}
      {!stripe.accountId && coupons.items.length > 0 && (
        <Notice title="Kept here alone">
          No Stripe account is connected, so your shop has to know the codes by other means.{" "}
          <TextLink href={`/${slug}/tracking#payments`}>See payment connections</TextLink>
        </Notice>
      )}
      <section aria-labelledby="coupons">
        <h2 id="coupons" className="mb-3 font-semibold">
          Coupons of {campaign.name}
        </h2>
        {coupons.items.length > 0 ? (
          <CouponTable
            slug={slug}
            coupons={coupons.items}
            mayChange={may("manager")}
            showsStripe={showsStripe}
          />
        ) : (
          <EmptyState icon={Ticket} title="No coupon yet">
            A coupon says what is taken off. Each affiliate's code gives it, and brings them the
            sale.
          </EmptyState>
        )}
        <Pagination
          newest={cursor && here({ cursor: undefined })}
          next={coupons.nextCursor && here({ cursor: coupons.nextCursor })}
        />
      </section>
      <section aria-labelledby="codes">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
          <h2 id="codes" className="font-semibold">
            Affiliates' codes
          </h2>
          {isOpen && may("manager") && (
            <Button asChild variant="outline" size="sm">
              <Link href={addressOf(`${path}/codes/new`, { campaign: programId })}>
                <Plus aria-hidden="true" />
                Make a code
              </Link>
            </Button>
          )}
        </div>
        {codes.items.length > 0 ? (
          <CodeTable
            slug={slug}
            codes={codes.items}
            mayRevoke={may("manager")}
            showsStripe={showsStripe}
          />
        ) : (
          <EmptyState title="No code yet">
            {isOpen
              ? "Affiliates make codes in their own area, or you make one for them."
              : "Codes are made from a coupon that affiliates may make codes from."}
          </EmptyState>
        )}
        <Pagination
          newest={codesCursor && here({ codes: undefined })}
          next={codes.nextCursor && here({ codes: codes.nextCursor })}
        />
      </section>
    </div>
  );
}
