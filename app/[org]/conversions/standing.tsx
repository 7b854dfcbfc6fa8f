import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import type { Conversion } from "@/lib/conversions/shape";
import { HELD_WORDS, STATUS_TONES } from "./words";

/** The status, and what it waits for. */
export function Standing({ conversion }: { conversion: Conversion }) {
  const { status, heldBecause, holdUntil } = conversion;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <Badge variant={heldBecause ? "warn" : STATUS_TONES[status]}>{status}</Badge>
      {(heldBecause || holdUntil) && (
        <span className="text-muted-foreground text-xs">
          {heldBecause ? (
            HELD_WORDS[heldBecause]
          ) : (
            <>
              until <Time at={holdUntil} format="date" />
            </>
          )}
        </span>
      )}
    </span>
  );
}
