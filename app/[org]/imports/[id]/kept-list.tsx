import type { RevertedImport } from "@/lib/imports/shape";

/** More than anybody reads in a dialog; the rest is counted. */
const SHOWN = 10;

/** What stays, and why. */
export function KeptList({ revert }: { revert: Pick<RevertedImport, "kept" | "keptTotal"> }) {
  const shown = revert.kept.slice(0, SHOWN);
  const others = revert.keptTotal - shown.length;
  if (shown.length === 0) return null;
  return (
    <ul className="wrap-anywhere mt-2 list-disc space-y-1 pl-5">
      {shown.map(({ id, label, reason }) => (
        <li key={id}>
          {label}. {reason}
        </li>
      ))}
      {others > 0 && <li>And {others.toLocaleString("en-US")} more.</li>}
    </ul>
  );
}
