// biome-ignore-all lint/a11y/useAriaPropsForRole: a real checkbox says by itself whether it is checked
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** A checkbox that reads as on and off; sent with its form like any other. */
export function Switch({ className, ...props }: ComponentProps<"input">) {
  return (
    <span className={cn("relative inline-block h-5 w-9 shrink-0", className)}>
      <input
        data-slot="switch"
        type="checkbox"
        role="switch"
        className={cn(
          "peer absolute inset-0 appearance-none rounded-full border border-input bg-muted transition-colors",
          "checked:border-primary checked:bg-primary disabled:cursor-not-allowed disabled:opacity-50 forced-colors:appearance-auto",
        )}
        {...props}
      />
      <span
        aria-hidden="true"
        className={cn(
          "pointer-events-none absolute top-1 left-1 size-3 rounded-full bg-muted-foreground transition-all",
          "peer-checked:translate-x-4 peer-checked:bg-primary-foreground forced-colors:hidden",
        )}
      />
    </span>
  );
}
