import { useId } from "react";
import type { DayValue } from "@/components/charts/day-words";
import { heightOf } from "@/components/charts/scale";

interface DrawingProps {
  title: string;
  description: string;
  days: readonly DayValue[];
  ticks: readonly number[];
}

/** Lines at the ticks, an area down to zero and its upper edge, in a square that is stretched. */
export function Drawing({ title, description, days, ticks }: DrawingProps) {
  const id = useId();
  const yOf = (value: number) => (1 - heightOf(value, ticks)) * 100;
  const xOf = (index: number) => ((index + 0.5) / days.length) * 100;
  const line = days.map(({ value }, index) => `${xOf(index)},${yOf(value)}`).join(" ");

  return (
    <svg
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className="absolute inset-0 size-full overflow-visible"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {ticks.map((tick) => (
        <line
          key={tick}
          x1="0"
          x2="100"
          y1={yOf(tick)}
          y2={yOf(tick)}
          vectorEffect="non-scaling-stroke"
          className={tick === 0 ? "stroke-input" : "stroke-border"}
        />
      ))}
      {days.length > 0 && (
        <>
          <polygon
            points={`${xOf(0)},${yOf(0)} ${line} ${xOf(days.length - 1)},${yOf(0)}`}
            className="fill-primary/10"
          />
          <polyline
            points={line}
            vectorEffect="non-scaling-stroke"
            strokeWidth="1.75"
            strokeLinejoin="round"
            strokeLinecap="round"
            className="fill-none stroke-primary"
          />
        </>
      )}
    </svg>
  );
}
