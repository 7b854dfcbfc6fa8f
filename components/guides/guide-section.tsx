import type { ReactNode } from "react";

interface GuideSectionProps {
  /** Part of the address. */
  id: string;
  heading: string;
  children: ReactNode;
}

/** A part of what is read from top to bottom: a guide, a recipe, a page of the docs. */
export function GuideSection({ id, heading, children }: GuideSectionProps) {
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-4">
      <h2 id={id} className="scroll-mt-20 font-semibold lg:scroll-mt-6 text-base">
        {heading}
      </h2>
      {children}
    </section>
  );
}
