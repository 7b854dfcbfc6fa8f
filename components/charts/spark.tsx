import { cn } from "@/lib/utils";

interface SparkProps {
  /** Oldest first. */
  values: readonly number[];
  /** Says what the bars say: "Calls by day this week: 12, 40, 3". Leave out beside the same words. */
  label?: string;
  className?: string;
}

/** A week in the space of a word. */
export function Spark({ values, label, className }: SparkProps) {
  const highest = Math.max(1, ...values);
  const bars = values.map((value, index) => {
    const height = Math.max(1, (value / highest) * 16);
    return { x: index * 5, y: 16 - height, height, isEmpty: value === 0 };
  });
  return (
    <svg
      data-slot="spark"
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      viewBox={`0 0 ${Math.max(1, values.length * 5 - 1)} 16`}
      className={cn("inline-block h-4 w-auto align-middle", className)}
    >
      {bars.map(({ x, y, height, isEmpty }) => (
        <rect
          key={x}
          x={x}
          y={y}
          width="4"
          height={height}
          className={isEmpty ? "fill-input" : "fill-primary"}
        />
      ))}
    </svg>
  );
}
