import { type DayValue, dayWords } from "@/components/charts/day-words";
import { heightOf } from "@/components/charts/scale";
import { cn } from "@/lib/utils";

interface DayColumnsProps {
  days: readonly DayValue[];
  ticks: readonly number[];
  format: (value: number) => string;
}

/** One invisible column per day that shows its value under the pointer. The table says it to all others. */
export function DayColumns({ days, ticks, format }: DayColumnsProps) {
  return (
    <div aria-hidden="true" className="absolute inset-0 flex">
      {days.map(({ date, value }, index) => (
        <div key={date} className="group relative flex-1">
          <div className="invisible absolute inset-y-0 left-1/2 w-px bg-input group-hover:visible" />
          <div
            className="invisible absolute left-1/2 size-2 -translate-x-1/2 translate-y-1/2 rounded-full bg-primary group-hover:visible"
            style={{ bottom: `${heightOf(value, ticks) * 100}%` }}
          />
          <div
            className={cn(
              "pointer-events-none invisible absolute top-0 z-10 whitespace-nowrap rounded-md bg-popover px-2 py-1 text-xs tabular-nums shadow-float group-hover:visible",
              index < days.length / 2 ? "left-full ml-1" : "right-full mr-1",
            )}
          >
            <p className="text-muted-foreground">{dayWords(date)}</p>
            <p className="font-medium">{format(value)}</p>
          </div>
        </div>
      ))}
    </div>
  );
}
