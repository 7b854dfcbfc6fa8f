import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

interface ProblemProps {
  title: string;
  /** What to do next. */
  children: ReactNode;
  actions?: ReactNode;
  /** What to quote when asking for help. */
  reference?: string;
  className?: string;
}

/** A page, or a part of one, that could not be shown. */
export function Problem({ title, children, actions, reference, className }: ProblemProps) {
  return (
    <div data-slot="problem" className={cn("grid max-w-md justify-items-start gap-3", className)}>
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      <div className="text-muted-foreground">{children}</div>
      {actions && <div className="mt-1 flex flex-wrap gap-2">{actions}</div>}
      {reference && (
        <p className="text-muted-foreground text-xs">
          Reference <code className="select-all font-mono text-foreground">{reference}</code>
        </p>
      )}
    </div>
  );
}
