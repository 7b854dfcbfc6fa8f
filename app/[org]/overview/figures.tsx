import { ArrowDownRight, ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { formatMoney } from "@/components/money";
import { TextLink } from "@/components/ui/text-link";
import type { Summary } from "@/lib/dashboard/shape";
import { type Change, changeOf } from "./change";

/** The five published figures, each with the same length of time before. */
export function Figures({ summary, orgPath }: { summary: Summary; orgPath: string }) {
  const { previous: before, currency } = summary;
  const against = (now: number, earlier: number | undefined) =>
    earlier === undefined ? undefined : changeOf(now, earlier);
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-border sm:grid-cols-3 lg:grid-cols-5">
      <Figure
        label="Revenue"
        value={formatMoney(summary.revenueMinor, currency)}
        change={against(summary.revenueMinor, before?.revenueMinor)}
        className="max-sm:col-span-2"
      >
        {currencyWords(summary)}
      </Figure>
      <Figure
        label="Conversions"
        value={figure(summary.conversions)}
        change={against(summary.conversions, before?.conversions)}
      />
      <Figure
        label="Leads"
        value={figure(summary.leads)}
        change={against(summary.leads, before?.leads)}
      />
      <Figure
        label="Active affiliates"
        value={figure(summary.activeAffiliates)}
        change={against(summary.activeAffiliates, before?.activeAffiliates)}
      />
      <Figure
        label="Pending applications"
        value={figure(summary.pendingApprovals)}
        className="sm:max-lg:col-span-2"
      >
        {summary.pendingApprovals > 0 ? (
          <TextLink href={`${orgPath}/affiliates?status=Pending`}>Review</TextLink>
        ) : (
          "nobody waits"
        )}
      </Figure>
    </dl>
  );
}

/** What of the revenue was sold in other currencies, and what could not be converted. */
function currencyWords({ convertedRevenue, otherRevenue }: Summary): string {
  const amounts = (sold: Summary["otherRevenue"]) =>
    sold.map(({ amountMinor, currency }) => formatMoney(amountMinor, currency)).join(", ");
  return [
    convertedRevenue.length > 0 && `with ${amounts(convertedRevenue)} at the rates of each day`,
    otherRevenue.length > 0 && `and ${amounts(otherRevenue)}`,
  ]
    .filter(Boolean)
    .join(", ");
}

interface FigureProps {
  label: string;
  value: string;
  change?: Change;
  className?: string;
  children?: ReactNode;
}

function Figure({ label, value, change, className, children }: FigureProps) {
  return (
    <div className={`grid content-start gap-1 bg-card p-4 ${className ?? ""}`}>
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="font-semibold text-xl tabular-nums tracking-tight">{value}</dd>
      {change && (
        <dd className="flex items-center gap-1 text-muted-foreground text-xs">
          {change.tone === "ok" && <ArrowUpRight aria-hidden="true" className="size-3 text-ok" />}
          {change.tone === "warn" && (
            <ArrowDownRight aria-hidden="true" className="size-3 text-warn" />
          )}
          {change.words}
        </dd>
      )}
      {children && <dd className="text-muted-foreground text-xs">{children}</dd>}
    </div>
  );
}

const figure = (value: number) => value.toLocaleString("en-US");
