"use client";

import { Check, Copy, TriangleAlert } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { useCopy } from "@/components/ui/use-copy";

interface CopyButtonProps extends Omit<ComponentProps<typeof Button>, "value" | "onCopy"> {
  value: string;
  /** Says what is copied: "Copy token". */
  label?: string;
  /** Shows the icon alone; the label is still read out. */
  iconOnly?: boolean;
  onCopied?: () => void;
}

const ICONS = { idle: Copy, copied: Check, failed: TriangleAlert } as const;
const WORDS = { idle: undefined, copied: "Copied", failed: "Not copied" } as const;

export function CopyButton({
  value,
  label = "Copy",
  iconOnly = false,
  onCopied,
  ...props
}: CopyButtonProps) {
  const { state, copy, announcement } = useCopy(value, onCopied);
  const Icon = ICONS[state];
  return (
    <>
      <Button
        variant={iconOnly ? "ghost" : "outline"}
        size={iconOnly ? "icon-sm" : "sm"}
        aria-label={iconOnly ? label : undefined}
        onClick={({ currentTarget }) => copy(currentTarget)}
        {...props}
      >
        <Icon aria-hidden="true" />
        {!iconOnly && (WORDS[state] ?? label)}
      </Button>
      <span aria-live="polite" className="sr-only">
        {announcement}
      </span>
    </>
  );
}
