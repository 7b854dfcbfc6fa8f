import { useId } from "react";
import { ToneIcon } from "@/components/ui/tone-icon";
import { cn } from "@/lib/utils";

interface MeterProps {
  /** What is limited: "AI connections". */
  label: string;
  used: number;
  /** `null`: no limit. */
  limit: number | null;
  /** Stands after the numbers: "days". */
  unit?: string;
  className?: string;
}

const NEARLY = 0.8;

/** How much of a limit is used: a bar with its numbers, which says so when little is left. */
export function Meter({ label, used, limit, unit, className }: MeterProps) {
  const id = useId();
  const share = limit === null ? 0 : Math.min(1, limit === 0 ? 1 : used / limit);
  const state = limit === null || share < NEARLY ? "calm" : share < 1 ? "nearly" : "full";
  const numbers = [
    limit === null ? `${figure(used)}, no limit` : `${figure(used)} of ${figure(limit)}`,
    unit,
  ];

  return (
    <div data-slot="meter" className={cn("grid gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3">
        <span id={id}>{label}</span>
        <span className="flex items-center gap-1.5 text-muted-foreground text-xs tabular-nums">
          {state === "nearly" && <ToneIcon tone="warn" className="mt-0 size-3" />}
          {state === "full" && <ToneIcon tone="danger" className="mt-0 size-3" />}
          {numbers.filter(Boolean).join(" ")}
          {state === "full" && ", limit reached"}
        </span>
      </div>
      {limit !== null && (
        // biome-ignore lint/a11y/useSemanticElements: browsers let nobody style a meter alike
        <div
          role="meter"
          aria-labelledby={id}
          aria-valuemin={0}
          aria-valuemax={limit}
          aria-valuenow={Math.min(used, limit)}
          aria-valuetext={numbers.filter(Boolean).join(" ")}
          className="h-1.5 overflow-hidden rounded-full bg-accent"
        >
          <div
            className={cn("h-full rounded-full", BAR_COLORS[state])}
            style={{ width: `${share * 100}%` }}
          />
        </div>
      )}
    </div>
  );
}

const BAR_COLORS = { calm: "bg-primary", nearly: "bg-warn", full: "bg-danger" } as const;

const figure = (value: number) => value.toLocaleString("en-US");
