import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

interface SectionProps {
  /** Unique on the page. */
  id: string;
  title: ReactNode;
  /** A sentence or two under the title. */
  purpose?: ReactNode;
  /** At the end of the title's line. */
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A part of a page with a title of its own, and no frame. */
export function Section({ id, title, purpose, action, className, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className={cn("grid min-w-0 grid-cols-1 gap-3", className)}>
      <div className="grid gap-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          {action}
        </div>
        {purpose && <p className="max-w-prose text-muted-foreground">{purpose}</p>}
      </div>
      {children}
    </section>
  );
}
