import type { ReactNode } from "react";

interface PageHeaderProps {
  title: string;
  /** One sentence that says what the page is for. */
  purpose?: ReactNode;
  /** The primary action last. */
  actions?: ReactNode;
  /** A `Breadcrumb`, on pages below another. */
  above?: ReactNode;
}

export function PageHeader({ title, purpose, actions, above }: PageHeaderProps) {
  return (
    <header className="mb-6 grid gap-3">
      {above}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-1">
          <h1 className="wrap-anywhere font-semibold text-xl tracking-tight">{title}</h1>
          {purpose && <p className="wrap-anywhere max-w-prose text-muted-foreground">{purpose}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  );
}
