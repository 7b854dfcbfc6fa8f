import { Money } from "@/components/money";

interface SaleAmountProps {
  /** Left out: the sale is somebody else's. */
  amountMinor?: number;
  refundedMinor?: number;
  currency: string;
}

/** What was sold, and what of it went back. */
export function SaleAmount({ amountMinor, refundedMinor, currency }: SaleAmountProps) {
  if (amountMinor === undefined) return <span className="text-muted-foreground">—</span>;
  return (
    <>
      <Money minor={amountMinor} currency={currency} />
      {refundedMinor && (
        <span className="block whitespace-nowrap text-muted-foreground text-xs max-sm:inline max-sm:pl-1">
          <Money minor={refundedMinor} currency={currency} /> refunded
        </span>
      )}
    </>
  );
}
