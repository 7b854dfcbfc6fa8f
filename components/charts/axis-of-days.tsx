import { type DayValue, dayWords } from "@/components/charts/day-words";

/** About six dates, half of them where it is narrow. */
export function AxisOfDays({ days }: { days: readonly DayValue[] }) {
  const every = Math.max(1, Math.ceil(days.length / 6));
  return (
    <div aria-hidden="true" className="relative col-start-2 mt-2 h-4 text-muted-foreground text-xs">
      {days.map(({ date }, index) =>
        index % every === 0 ? (
          <span
            key={date}
            className={
              (index / every) % 2 === 1
                ? "absolute -translate-x-1/2 whitespace-nowrap @max-md:hidden"
                : "absolute -translate-x-1/2 whitespace-nowrap first:translate-x-0"
            }
            style={{ left: index === 0 ? 0 : `${((index + 0.5) / days.length) * 100}%` }}
          >
            {dayWords(date).replace(/ \d{4}$/u, "")}
          </span>
        ) : null,
      )}
    </div>
  );
}
