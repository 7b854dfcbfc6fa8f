import { changesOf, textOfValue } from "./changes";

/** What there was and what there is, field by field; what was made or removed has only the one. Texts are shown as they are and never interpreted. */
export function ChangeList({ before, after }: { before: unknown; after: unknown }) {
  const changes = changesOf(before, after);
  if (changes.length === 0) return <p className="text-muted-foreground">No fields were kept.</p>;
  return (
    <dl className="grid divide-y rounded-md border">
      {changes.map(({ field, before, after, isChanged }) => (
        <div key={field} className="grid gap-1 px-3 py-2">
          <dt className="wrap-anywhere font-mono text-muted-foreground text-xs">{field}</dt>
          {isChanged ? (
            <>
              {before !== undefined && (
                <Value sign="−" label="Before" value={before} classes="bg-danger-soft" />
              )}
              {after !== undefined && (
                <Value sign="+" label="After" value={after} classes="bg-ok-soft" />
              )}
            </>
          ) : (
            <Value sign="=" label="Unchanged" value={after} classes="" />
          )}
        </div>
      ))}
    </dl>
  );
}

interface ValueProps {
  sign: string;
  label: string;
  value: unknown;
  classes: string;
}

function Value({ sign, label, value, classes }: ValueProps) {
  return (
    <dd
      className={`grid grid-cols-[1rem_minmax(0,1fr)] rounded-sm px-2 py-0.5 font-mono text-xs leading-5 ${classes}`}
    >
      <span aria-hidden="true">{sign}</span>
      <span className="wrap-anywhere whitespace-pre-wrap">
        <span className="sr-only">{label}: </span>
        {textOfValue(value)}
      </span>
    </dd>
  );
}
