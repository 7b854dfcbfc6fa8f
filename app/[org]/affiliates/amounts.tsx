import { Money } from "@/components/money";

/** Money by currency, never added up across them. */
export function Amounts({
  amounts,
}: {
  amounts: readonly { currency: string; amountMinor: number }[];
}) {
  if (amounts.length === 0) return "—";
  return (
    <span className="flex flex-wrap gap-x-3">
      {amounts.map(({ currency, amountMinor }) => (
        <Money key={currency} minor={amountMinor} currency={currency} />
      ))}
    </span>
  );
}
