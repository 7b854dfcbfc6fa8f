import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** Stands where text will be, in its shape; put `role="status"` and words on what surrounds it. */
export function Skeleton({ className, ...props }: ComponentProps<"span">) {
  return (
    <span
      aria-hidden="true"
      data-slot="skeleton"
      className={cn("block h-4 animate-pulse rounded-sm bg-accent", className)}
      {...props}
    />
  );
}
