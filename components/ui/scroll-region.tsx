"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";
import { cn } from "@/lib/utils";

interface ScrollRegionProps extends ComponentProps<"div"> {
  /** What is scrolled, for whoever reaches it by keyboard. */
  label: string;
}

/** Scrolls sideways, and can be reached by keyboard exactly while there is something to scroll to. */
export function ScrollRegion({ label, className, ...props }: ScrollRegionProps) {
  const region = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);

  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const measure = () => setOverflows(element.scrollWidth > element.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);

  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it has a name exactly while it has a role
    <div
      ref={region}
      data-slot="scroll-region"
      // A group and no landmark: a page has many, and some have the same name.
      role={overflows ? "group" : undefined}
      aria-label={overflows ? label : undefined}
      tabIndex={overflows ? 0 : undefined}
      className={cn("relative w-full overflow-x-auto contain-inline-size", className)}
      {...props}
    />
  );
}
