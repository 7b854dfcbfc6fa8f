"use client";

import { type ReactNode, useEffect, useRef } from "react";

const STEPS = [
  { name: "choose", label: "File" },
  { name: "columns", label: "Columns" },
  { name: "check", label: "Check" },
  { name: "run", label: "Import" },
] as const;

/** How far one has come. */
export function StepList({ current }: { current: (typeof STEPS)[number]["name"] }) {
  const reached = STEPS.findIndex(({ name }) => name === current);
  return (
    <ol aria-label="Steps" className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
      {STEPS.map(({ name, label }, index) => (
        <li
          key={name}
          aria-current={name === current ? "step" : undefined}
          className={index <= reached ? "font-medium" : "text-muted-foreground"}
        >
          <span
            className={`mr-2 inline-flex size-6 items-center justify-center rounded-full border text-xs tabular-nums ${
              name === current ? "border-primary bg-primary text-primary-foreground" : ""
            }`}
          >
            {index + 1}
          </span>
          {label}
        </li>
      ))}
    </ol>
  );
}

/** The heading of a step takes the focus, since what had it has gone with the step before. */
export function StepTitle({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1} className="font-semibold text-base outline-none">
      {children}
    </h2>
  );
}
