import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** For a link that leaves the product, which is a plain `a`. */
export const textLinkClasses = "text-primary underline underline-offset-4";

/** A link among words. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return <Link className={cn(textLinkClasses, className)} {...props} />;
}

/** The name of a row, which leads to its page. */
export function RowLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      className={cn(
        "wrap-anywhere inline-block rounded-sm py-0.5 font-medium underline-offset-4 hover:underline",
        className,
      )}
      {...props}
    />
  );
}
