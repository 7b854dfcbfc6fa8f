import { formatMoney } from "@/lib/money/shape";
import { cn } from "@/lib/utils";

interface MoneyProps {
  /** In the currency's smallest unit: cents, or whole yen. */
  minor: number;
  /** ISO 4217. */
  currency: string;
  className?: string;
}

export function Money({ minor, currency, className }: MoneyProps) {
  return (
    <data
      value={`${minor} ${currency}`}
      className={cn("whitespace-nowrap text-right tabular-nums", className)}
    >
      {formatMoney(minor, currency)}
    </data>
  );
}

export { formatMoney };
