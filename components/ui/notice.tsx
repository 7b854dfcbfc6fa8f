import { cva } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";
import type { Tone } from "@/components/ui/tone";
import { ToneIcon } from "@/components/ui/tone-icon";
import { cn } from "@/lib/utils";

const noticeVariants = cva("flex items-start gap-3 rounded-md border p-3", {
  variants: {
    variant: {
      neutral: "bg-muted",
      ok: "border-ok/25 bg-ok-soft",
      warn: "border-warn/25 bg-warn-soft",
      danger: "border-danger/25 bg-danger-soft",
      info: "border-info/25 bg-info-soft",
    },
  },
  defaultVariants: { variant: "neutral" },
});

interface NoticeProps extends Omit<ComponentProps<"div">, "title"> {
  variant?: Tone;
  title?: ReactNode;
  /** A button or link, on the right. */
  action?: ReactNode;
}

/** Something to know before going on. Give `role="alert"` when it appears in answer to an act. */
export function Notice({
  variant = "neutral",
  title,
  action,
  className,
  children,
  ...props
}: NoticeProps) {
  return (
    <div data-slot="notice" className={cn(noticeVariants({ variant }), className)} {...props}>
      {variant !== "neutral" && <ToneIcon tone={variant} />}
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-3 gap-y-2">
        <div className="wrap-anywhere grid min-w-0 flex-1 basis-48 gap-0.5">
          {title && <p className="font-medium">{title}</p>}
          {children && <div className="max-w-prose">{children}</div>}
        </div>
        {action}
      </div>
    </div>
  );
}
