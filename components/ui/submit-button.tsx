"use client";

import { LoaderCircle } from "lucide-react";
import type { ComponentProps, MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "@/components/ui/button";

/** Submits the form around it, once: while the action runs it keeps its place, its focus and its words. */
export function SubmitButton({ children, ...props }: ComponentProps<typeof Button>) {
  const { pending } = useFormStatus();
  const onlyOnce = (event: MouseEvent) => pending && event.preventDefault();

  return (
    <Button {...props} type="submit" aria-disabled={pending} onClick={onlyOnce}>
      {pending && <LoaderCircle aria-hidden="true" className="animate-spin" />}
      {children}
    </Button>
  );
}
