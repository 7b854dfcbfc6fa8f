import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** What every typed-in or chosen-from control looks like. 16 px on phones, or iOS zooms in. */
export const controlClasses = [
  "w-full min-w-0 rounded-md border border-input bg-background text-foreground text-base sm:text-sm",
  "transition-colors disabled:cursor-not-allowed disabled:opacity-50",
  "aria-invalid:border-danger focus-visible:outline-offset-0",
].join(" ");

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return (
    <input
      data-slot="input"
      type={type}
      className={cn(controlClasses, "h-9 px-3 read-only:bg-muted", className)}
      {...props}
    />
  );
}
