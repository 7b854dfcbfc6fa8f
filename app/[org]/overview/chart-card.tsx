import { ChartLine } from "lucide-react";
import { DailyChart } from "@/components/charts/daily-chart";
import { formatMoney } from "@/components/money";
import { Card, CardContent } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { METRICS, type Timeseries } from "@/lib/dashboard/shape";
import { minorDigits } from "@/lib/money/shape";
import { addressOf } from "../../search-params";
import { METRIC_WORDS, RANGE_WORDS } from "./ranges";

export function ChartCard({ series, orgPath }: { series: Timeseries; orgPath: string }) {
  const { metric, range, currency, timezone, points } = series;
  return (
    <Card aria-label="Day by day">
      <div className="px-3 pt-2">
        <LinkTabs
          label="Metric"
          tabs={METRICS.map((each) => ({
            href: addressOf(orgPath, { range, metric: each }),
            label: METRIC_WORDS[each],
            current: each === metric,
          }))}
        />
      </div>
      <CardContent className="grid grid-cols-1 gap-3">
        {points.some(({ value }) => value !== 0) ? (
          <DailyChart
            title={METRIC_WORDS[metric]}
            days={points}
            {...(currency && {
              format: (value: number) => formatMoney(value, currency),
              formatTick: (value: number) => compactMoney(value, currency),
            })}
          />
        ) : (
          <EmptyState
            icon={ChartLine}
            title={`No ${METRIC_WORDS[metric].toLowerCase()} in this range`}
          >
            Each day is drawn here as soon as an affiliate sends somebody.
          </EmptyState>
        )}
        <p className="text-muted-foreground text-xs">
          {RANGE_WORDS[range].sentence}. Days begin at midnight in {timezone}.
          {currency && ` Sales in currencies other than ${currency} are left out.`}
        </p>
      </CardContent>
    </Card>
  );
}

function compactMoney(minor: number, currency: string): string {
  return (minor / 10 ** minorDigits(currency)).toLocaleString("en-US", {
    style: "currency",
    currency,
    notation: "compact",
    maximumFractionDigits: 1,
    trailingZeroDisplay: "stripIfInteger",
  });
}
