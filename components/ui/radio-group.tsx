import { type ComponentProps, type ReactNode, useId } from "react";
import { FieldSet } from "@/components/ui/field";
import { cn } from "@/lib/utils";

export function RadioGroup(props: Omit<ComponentProps<typeof FieldSet>, "role">) {
  return <FieldSet {...props} role="radiogroup" />;
}

interface RadioCardProps extends Omit<ComponentProps<"input">, "type" | "title"> {
  title: ReactNode;
  description?: ReactNode;
  icon?: ReactNode;
}

/** A choice with a sentence; the whole card answers to a click, arrow keys move between cards. */
export function RadioCard({ title, description, icon, className, ...props }: RadioCardProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={cn(
        "flex items-start gap-3 rounded-md border p-3 transition-colors hover:bg-muted",
        "has-checked:border-primary has-checked:bg-primary-soft",
        "has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2",
        "has-disabled:cursor-not-allowed has-disabled:opacity-50",
        className,
      )}
    >
      <Radio
        id={id}
        aria-describedby={description ? `${id}-description` : undefined}
        {...props}
        className="mt-0.5 focus-visible:outline-none"
      />
      {icon}
      <span className="grid gap-0.5">
        <span className="font-medium">{title}</span>
        {description && (
          <span id={`${id}-description`} className="text-muted-foreground text-xs">
            {description}
          </span>
        )}
      </span>
    </label>
  );
}

export function Radio({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      data-slot="radio"
      type="radio"
      className={cn(
        "size-4 shrink-0 appearance-none rounded-full border border-input bg-background transition-all",
        "checked:border-[5px] checked:border-primary disabled:cursor-not-allowed",
        className,
      )}
      {...props}
    />
  );
}
