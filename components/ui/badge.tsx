import { cva } from "class-variance-authority";
import { Bot, type LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { TONE_ICONS, type Tone } from "@/components/ui/tone";
import { cn } from "@/lib/utils";

const badgeVariants = cva(
  "inline-flex w-fit shrink-0 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 py-0.5 font-medium text-xs [&>svg]:size-3 [&>svg]:shrink-0",
  {
    variants: {
      variant: {
        neutral: "bg-muted text-foreground",
        ok: "bg-ok-soft text-ok",
        warn: "bg-warn-soft text-warn",
        danger: "bg-danger-soft text-danger",
        info: "bg-info-soft text-info",
        mcp: "bg-foreground font-mono text-background",
      },
    },
    defaultVariants: { variant: "neutral" },
  },
);

type BadgeVariant = Tone | "mcp";

const ICONS: Partial<Record<BadgeVariant, LucideIcon>> = { ...TONE_ICONS, mcp: Bot };

/** A word with its state. `mcp` is the one that must not be overlooked in a row of others. */
export function Badge({
  variant = "neutral",
  className,
  children,
  ...props
}: ComponentProps<"span"> & { variant?: BadgeVariant }) {
  const Icon = ICONS[variant];
  return (
    <span data-slot="badge" className={cn(badgeVariants({ variant }), className)} {...props}>
      {Icon && <Icon aria-hidden="true" />}
      {children}
    </span>
  );
}
