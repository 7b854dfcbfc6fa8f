import { Check } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

export function Checkbox({ className, ...props }: ComponentProps<"input">) {
  return (
    <span className={cn("relative inline-grid size-4 shrink-0 place-items-center", className)}>
      <input
        data-slot="checkbox"
        type="checkbox"
        className={cn(
          "peer col-start-1 row-start-1 size-4 appearance-none rounded-sm border border-input bg-background",
          "transition-colors checked:border-primary checked:bg-primary",
          "disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-danger forced-colors:appearance-auto",
        )}
        {...props}
      />
      <Check
        aria-hidden="true"
        strokeWidth={3}
        className="pointer-events-none invisible col-start-1 row-start-1 size-3 text-primary-foreground peer-checked:visible forced-colors:hidden"
      />
    </span>
  );
}
