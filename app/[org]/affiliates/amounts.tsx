import { Money } from "@/components/money";
import { TableCell } from "@/components/ui/table";

interface AmountsProps {
  amounts: readonly { currency: string; amountMinor: number }[];
}

/** Money by currency, never added up across them. */
export function Amounts({ amounts }: AmountsProps) {
  if (amounts.length === 0) return "—";
  return (
    <span className="flex flex-wrap gap-x-3">
      {amounts.map(({ currency, amountMinor }) => (
        <Money key={currency} minor={amountMinor} currency={currency} />
      ))}
    </span>
  );
}

export function AmountsCell({ label, amounts }: AmountsProps & { label: string }) {
  return (
    <TableCell numeric label={label}>
      <span className="inline-flex">
        <Amounts amounts={amounts} />
      </span>
    </TableCell>
  );
}
