import { type DayValue, dayWords } from "@/components/charts/day-words";

interface SeriesTableProps {
  title: string;
  days: readonly DayValue[];
  format: (value: number) => string;
}

/** The same figures in words, for whoever cannot read the drawing or wants the exact value. */
export function SeriesTable({ title, days, format }: SeriesTableProps) {
  return (
    <details className="text-xs">
      <summary className="w-fit rounded-sm text-muted-foreground hover:text-foreground">
        Show as table
      </summary>
      <section
        aria-label={`${title} by day`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must get there
        tabIndex={0}
        className="mt-2 max-h-64 overflow-y-auto rounded-md border"
      >
        <table className="w-full tabular-nums">
          <caption className="sr-only">{title} by day</caption>
          <thead className="sticky top-0 bg-muted text-left text-muted-foreground">
            <tr>
              <th scope="col" className="px-3 py-1.5 font-medium">
                Day
              </th>
              <th scope="col" className="px-3 py-1.5 text-right font-medium">
                {title}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ date, value }) => (
              <tr key={date} className="border-t">
                <th scope="row" className="px-3 py-1 text-left font-normal">
                  {dayWords(date)}
                </th>
                <td className="px-3 py-1 text-right">{format(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
