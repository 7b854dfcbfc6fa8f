import { formatMoney } from "@/components/money";
import { EmptyState } from "@/components/ui/empty-state";
import type { Earnings } from "@/lib/area/shape";
import { Section } from "./section";
import { heldWords, payableWords } from "./words";

interface EarningsProps {
  earnings: readonly Earnings[];
  orgName: string;
  zone: string;
}

/** Money by currency and by how far it has come, never added up across them. */
export function EarningsByCurrency({ earnings, orgName, zone }: EarningsProps) {
  return (
    <Section
      id="earnings"
      title="Earnings"
      purpose="A commission is held while the customer can still send back what they bought. Then it is payable, and the next payout takes it along."
    >
      {earnings.length === 0 && (
        <EmptyState title="Nothing earned yet">
          What you earn appears here with the first sale that came through you.
        </EmptyState>
      )}
      {earnings.map((each) => (
        <dl
          key={each.currency}
          aria-label={`Earnings in ${each.currency}`}
          className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-border lg:grid-cols-4"
        >
          <Amount label="Held" minor={each.heldMinor} currency={each.currency}>
            {heldWords(each, orgName, zone)}
          </Amount>
          <Amount label="Payable" minor={each.payableMinor} currency={each.currency}>
            {payableWords(each)}
          </Amount>
          <Amount label="In a payout" minor={each.inPayoutMinor} currency={each.currency} />
          <Amount label="Paid" minor={each.paidMinor} currency={each.currency} />
        </dl>
      ))}
    </Section>
  );
}

interface AmountProps {
  label: string;
  minor: number;
  currency: string;
  children?: string;
}

function Amount({ label, minor, currency, children }: AmountProps) {
  return (
    <div className="grid content-start gap-1 bg-card p-4">
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="wrap-anywhere font-semibold text-lg tabular-nums tracking-tight">
        {formatMoney(minor, currency)}
      </dd>
      {children && <dd className="wrap-anywhere text-muted-foreground text-xs">{children}</dd>}
    </div>
  );
}
