import { counted } from "@/components/counted";
import { Notice } from "@/components/ui/notice";
import type { Mapped } from "./mapping";

/** More than anybody reads; the rest is counted. */
const SHOWN = 10;

/** Rows of the file that are not sent, and why. */
export function TroubleNotice({ mapped: { troubles, leftOut } }: { mapped: Mapped }) {
  const others = troubles.length - SHOWN;
  return (
    <>
      {troubles.length > 0 && (
        <Notice variant="warn" title={`${counted(troubles.length, "row")} cannot be imported`}>
          <p>Left out. Mend the file, or choose other columns.</p>
          <ul className="mt-2 list-disc space-y-1 pl-5">
            {troubles.slice(0, SHOWN).map(({ place, message }) => (
              <li key={place}>
                Row {place.toLocaleString("en-US")}: {message}
              </li>
            ))}
            {others > 0 && <li>And {counted(others, "more row")}.</li>}
          </ul>
        </Notice>
      )}
      {leftOut > 0 && (
        <Notice variant="info" title={`${counted(leftOut, "row")} left out`}>
          Voided, refunded or rejected: nothing was earned.
        </Notice>
      )}
    </>
  );
}
