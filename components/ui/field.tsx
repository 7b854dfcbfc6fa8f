import { CircleX } from "lucide-react";
import { Slot } from "radix-ui";
import { type ReactElement, type ReactNode, useId } from "react";
import { Label } from "@/components/ui/label";
import { cn } from "@/lib/utils";

/** One message, or what a schema said about one field; the first is shown. */
export type FieldMessage = string | readonly string[] | undefined;

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: FieldMessage;
  /** Says "optional" beside the label; required is the rule and goes unsaid. */
  optional?: boolean;
  /** Control first and label beside it, for a checkbox or a switch. */
  inline?: boolean;
  hideLabel?: boolean;
  className?: string;
  /** The one control; it receives id, aria-describedby and aria-invalid. */
  children: ReactElement;
}

export function Field({
  label,
  hint,
  error,
  optional,
  inline,
  hideLabel,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const { message, describedBy, hintNote, errorNote } = useNotes(id, hint, error);
  const control = (
    <Slot.Root id={id} aria-describedby={describedBy} aria-invalid={message ? true : undefined}>
      {children}
    </Slot.Root>
  );
  const caption = (
    <Label htmlFor={id} className={hideLabel ? "sr-only" : undefined}>
      {label}
      {optional && <span className="ml-1 font-normal text-muted-foreground">optional</span>}
    </Label>
  );

  if (inline) {
    return (
      <div data-slot="field" className={cn("flex items-start gap-2.5", className)}>
        <span className="flex h-5 items-center">{control}</span>
        <div className="grid gap-1">
          {caption}
          {hintNote}
          {errorNote}
        </div>
      </div>
    );
  }
  return (
    <div data-slot="field" className={cn("grid gap-1.5", className)}>
      {caption}
      {control}
      {hintNote}
      {errorNote}
    </div>
  );
}

interface FieldSetProps {
  legend: ReactNode;
  hint?: ReactNode;
  error?: FieldMessage;
  role?: "group" | "radiogroup";
  className?: string;
  children: ReactNode;
}

/** Several controls that answer one question. */
export function FieldSet({ legend, hint, error, role, className, children }: FieldSetProps) {
  const id = useId();
  const { message, describedBy, hintNote, errorNote } = useNotes(id, hint, error);
  return (
    <fieldset
      data-slot="field-set"
      data-invalid={message ? true : undefined}
      role={role}
      aria-describedby={describedBy}
      className={className}
    >
      <legend className="mb-2 font-medium text-sm">{legend}</legend>
      <div className="grid gap-2">
        {hintNote}
        {children}
        {errorNote}
      </div>
    </fieldset>
  );
}

function useNotes(id: string, hint: ReactNode, error: FieldMessage) {
  const message = typeof error === "string" ? error : error?.[0];
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint && hintId, message && errorId].filter(Boolean).join(" ") || undefined;
  const hintNote = hint && (
    <p id={hintId} className="text-muted-foreground text-xs">
      {hint}
    </p>
  );
  const errorNote = message && (
    <p id={errorId} className="flex gap-1.5 text-danger text-xs">
      <CircleX aria-hidden="true" className="mt-0.5 size-3 shrink-0" />
      {message}
    </p>
  );
  return { message, describedBy, hintNote, errorNote };
}
