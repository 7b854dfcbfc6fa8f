import type { ReactNode } from "react";

interface SectionProps {
  /** Part of the address: pages of a list lead back to it. */
  id: string;
  title: string;
  /** One sentence. */
  purpose?: ReactNode;
  children: ReactNode;
}

export function Section({ id, title, purpose, children }: SectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid min-w-0 scroll-mt-4 grid-cols-1 gap-3"
    >
      <div className="grid gap-1">
        <h2 id={`${id}-title`} className="font-semibold text-base">
          {title}
        </h2>
        {purpose && <p className="wrap-anywhere max-w-prose text-muted-foreground">{purpose}</p>}
      </div>
      {children}
    </section>
  );
}
