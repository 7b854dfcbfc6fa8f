import { AxisOfDays } from "@/components/charts/axis-of-days";
import { DayColumns } from "@/components/charts/day-columns";
import { type DayValue, dayWords } from "@/components/charts/day-words";
import { Drawing } from "@/components/charts/drawing";
import { heightOf, ticksFor } from "@/components/charts/scale";
import { SeriesTable } from "@/components/charts/series-table";

interface DailyChartProps {
  /** What is counted: "Revenue". */
  title: string;
  days: readonly DayValue[];
  /** The words for a value, in the tooltip and the table. */
  format?: (value: number) => string;
  /** Shorter words for the axis. */
  formatTick?: (value: number) => string;
}

/*
 * The drawing stretches to whatever width there is; the words are HTML above it and keep their size.
 */
export function DailyChart({
  title,
  days,
  format = inFull,
  formatTick = compact,
}: DailyChartProps) {
  const ticks = ticksFor(days.map(({ value }) => value));

  return (
    <figure data-slot="daily-chart" className="@container grid gap-3">
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 pt-2">
        <div aria-hidden="true" className="grid h-48 text-right text-muted-foreground text-xs">
          {ticks.map((tick) => (
            <span
              key={tick}
              className="col-start-1 row-start-1 -translate-y-1/2 self-start tabular-nums"
              style={{ marginTop: `${(1 - heightOf(tick, ticks)) * 12}rem` }}
            >
              {formatTick(tick)}
            </span>
          ))}
        </div>
        <div className="relative h-48">
          <Drawing
            title={`${title} by day`}
            description={describe(days, format)}
            days={days}
            ticks={ticks}
          />
          <DayColumns days={days} ticks={ticks} format={format} />
        </div>
        <AxisOfDays days={days} />
      </div>
      <SeriesTable title={title} days={days} format={format} />
    </figure>
  );
}

function describe(days: readonly DayValue[], format: (value: number) => string) {
  const [first, last] = [days.at(0), days.at(-1)];
  if (!first || !last) return "No days.";
  const total = days.reduce((sum, { value }) => sum + value, 0);
  const highest = days.reduce((best, day) => (day.value > best.value ? day : best), first);
  return `${dayWords(first.date)} to ${dayWords(last.date)}: ${format(total)} in all, most on ${dayWords(highest.date)} with ${format(highest.value)}.`;
}

const inFull = (value: number) => value.toLocaleString("en-US");
const compact = (value: number) => value.toLocaleString("en-US", { notation: "compact" });
