import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface SecretFieldProps {
  /** "Connection token" */
  label: string;
  value: string;
  /** "Copy token" */
  copyLabel: string;
  onCopied: () => void;
}

/** A value that is shown once, to be copied whole. */
export function SecretField({ label, value, copyLabel, onCopied }: SecretFieldProps) {
  return (
    <div onCopy={onCopied} className="grid gap-2 sm:grid-cols-[1fr_auto] sm:items-end">
      <Field label={label}>
        <Input
          readOnly
          value={value}
          spellCheck={false}
          autoComplete="off"
          onFocus={({ currentTarget }) => currentTarget.select()}
          className="font-mono"
        />
      </Field>
      <CopyButton
        value={value}
        label={copyLabel}
        size="default"
        variant="default"
        onCopied={onCopied}
      />
    </div>
  );
}
