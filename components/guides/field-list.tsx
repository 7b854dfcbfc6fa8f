import { CopyButton } from "@/components/ui/copy-button";

interface FieldListProps {
  fields: readonly { label: string; value: string }[];
  onCopied?: () => void;
}

/** Values to type into a form of the client. */
export function FieldList({ fields, onCopied }: FieldListProps) {
  return (
    <dl className="grid divide-y rounded-md border">
      {fields.map(({ label, value }) => (
        <div key={label} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2">
          <dt className="w-40 text-muted-foreground">{label}</dt>
          <dd className="flex min-w-0 flex-1 basis-60 items-center gap-2">
            <code className="wrap-anywhere min-w-0 flex-1 font-mono text-xs">{value}</code>
            <CopyButton value={value} label={`Copy ${label}`} iconOnly onCopied={onCopied} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
