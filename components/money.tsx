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

/** "$1,204.50", "CA$12.00", "¥1,200", "−€3.10": unmistakable in every currency, minus as a minus. */
export function formatMoney(minor: number, currency: string): string {
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minor / 10 ** digits).replace("-", "−");
}
