"use client";

import { type ComponentProps, useEffect, useRef } from "react";

/** What comes where a form was: keyboard and eye go on at its top. */
export function InPlaceOfForm(props: Pick<ComponentProps<"div">, "onCopy" | "children">) {
  const top = useRef<HTMLDivElement>(null);

  useEffect(() => {
    top.current?.focus();
    window.scrollTo(0, 0);
  }, []);

  return <div ref={top} tabIndex={-1} className="max-w-3xl focus:outline-none" {...props} />;
}
