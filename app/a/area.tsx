import { BrandName } from "@/components/branded-card";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { SubmitButton } from "@/components/ui/submit-button";
import type { OwnPage } from "@/lib/area/area";
import type { AreaQuery } from "@/lib/area/shape";
import { STATUS_TONES } from "../[org]/affiliates/words";
import { leave } from "./actions";
import { Conversions } from "./conversions";
import { Coupons } from "./coupons";
import { EarningsByCurrency } from "./earnings";
import { Figures } from "./figures";
import { Invites } from "./invites";
import { Links } from "./links";
import { PayoutAddress } from "./payout-address";
import { Payouts } from "./payouts";
import { Recruits } from "./recruits";
import { Standing } from "./standing";

interface AreaProps {
  area: OwnPage;
  query: AreaQuery;
}

export function Area({ area, query }: AreaProps) {
  const { brand, orgName, timezone } = area;
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-6 sm:px-8">
      <header
        className="mb-8 flex items-center justify-between gap-4 border-b-2 pb-4"
        style={{ borderBottomColor: brand.color }}
      >
        <BrandName brand={brand} />
        <form action={leave}>
          <SubmitButton variant="outline" size="sm">
            Sign out
          </SubmitButton>
        </form>
      </header>
      <main>
        <PageHeader
          title={area.fullName}
          purpose={`Your referrals for ${orgName}.`}
          actions={<Badge variant={STATUS_TONES[area.status]}>{area.status}</Badge>}
        />
        <div className="grid grid-cols-1 gap-8">
          <Standing status={area.status} orgName={orgName} />
          <Invites invites={area.invites} orgName={orgName} />
          <Links slug={area.slug} orgName={orgName} campaigns={area.campaigns} />
          <EarningsByCurrency earnings={area.earnings} orgName={orgName} zone={timezone} />
          <Figures totals={area.totals} days={area.days} zone={timezone} />
          <Conversions list={area.conversions} query={query} />
          <Payouts list={area.payouts} query={query} zone={timezone} />
          <Coupons area={area} />
          <Recruits recruits={area.recruits} />
          <PayoutAddress email={area.email} paypalEmail={area.paypalEmail} />
        </div>
      </main>
      <footer className="wrap-anywhere mt-10 border-t pt-4 text-muted-foreground text-xs">
        {orgName} runs its affiliate program with Rekomi. This page is yours alone: sign out when
        others use this browser.
      </footer>
    </div>
  );
}
