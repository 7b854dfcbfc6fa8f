import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** Always given its control through `htmlFor`; `Field` does so by itself. */
export function Label({ className, htmlFor, ...props }: ComponentProps<"label">) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control comes through htmlFor
    <label
      data-slot="label"
      htmlFor={htmlFor}
      className={cn("font-medium text-sm", className)}
      {...props}
    />
  );
}
