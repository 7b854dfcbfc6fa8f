import { DailyChart } from "@/components/charts/daily-chart";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Day } from "@/lib/area/days";
import type { AffiliateArea } from "@/lib/area/shape";
import { Section } from "./section";

interface FiguresProps {
  totals: AffiliateArea["totals"];
  days: readonly Day[];
  zone: string;
}

export function Figures({ totals, days, zone }: FiguresProps) {
  const isQuiet = days.every(({ clicks, conversions }) => clicks === 0 && conversions === 0);
  return (
    <Section id="figures" title="Figures">
      <dl className="grid grid-cols-3 gap-px overflow-hidden rounded-lg border bg-border">
        <Total label="Clicks" value={totals.clicks} />
        <Total label="Leads" value={totals.leads} />
        <Total label="Conversions" value={totals.conversions} />
      </dl>
      {isQuiet ? (
        <EmptyState title="Nothing in the last 30 days">
          Each day is drawn here as soon as somebody follows your link.
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-3 lg:grid-cols-2">
          <Chart title="Clicks" days={days} of="clicks" />
          <Chart title="Conversions" days={days} of="conversions" />
        </div>
      )}
      <p className="text-muted-foreground text-xs">
        In all above; day by day the last 30 days. Days begin at midnight in {zone}.
      </p>
    </Section>
  );
}

function Total({ label, value }: { label: string; value: number }) {
  return (
    <div className="grid gap-1 bg-card p-4">
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="font-semibold text-lg tabular-nums tracking-tight">
        {value.toLocaleString("en-US")}
      </dd>
    </div>
  );
}

interface ChartProps {
  title: string;
  days: readonly Day[];
  of: "clicks" | "conversions";
}

function Chart({ title, days, of }: ChartProps) {
  return (
    <Card aria-labelledby={`${of}-by-day`}>
      <CardHeader>
        <CardTitle id={`${of}-by-day`}>{title} by day</CardTitle>
      </CardHeader>
      <CardContent>
        <DailyChart title={title} days={days.map(({ date, [of]: value }) => ({ date, value }))} />
      </CardContent>
    </Card>
  );
}
