"use client";

import { type FormEvent, useActionState, useEffect, useRef } from "react";
import type { ActionState, BoundAction } from "@/lib/surfaces/shape";

const IDLE = { status: "idle" } as const;

/**
 * A form and what its action answered. Works before hydration: the page that comes back shows the same
 * messages, with what was typed. Passwords are not sent back, so only there they are typed again.
 */
export function useForm<T>(action: BoundAction<T>) {
  const [state, send, isPending] = useActionState<ActionState<T>, FormData>(action, IDLE);
  const form = useRef<HTMLFormElement>(null);
  const refused = state.status === "refused" ? state : null;
  const [first] = Object.keys(refused?.fields ?? {});

  useEffect(() => {
    if (refused) firstInvalid(form.current)?.focus();
  }, [refused]);

  function typed(name: string): string | undefined {
    const value = refused?.values[name];
    return typeof value === "string" ? value : value?.[0];
  }

  return {
    state,
    isPending,
    form: { ref: form, action: send, onReset: keepWhatIsTyped, noValidate: true },
    /** For a `Field`. */
    field: (name: string) => ({ error: refused?.fields[name] }),
    /** For the control in it. */
    control: (name: string, initial?: string | number) => ({
      name,
      defaultValue: typed(name) ?? (refused ? "" : initial),
      // Without script the focus is set by the page that comes back.
      autoFocus: name === first,
    }),
    checkbox: (name: string, initial = false) => ({
      name,
      defaultChecked: refused ? typed(name) !== undefined : initial,
    }),
    radio: (name: string, value: string, initial: string) => ({
      name,
      value,
      defaultChecked: (typed(name) ?? initial) === value,
    }),
    /** What no field can say. */
    problem: refused && first === undefined ? refused.error : null,
  };
}

/** React empties a form once its action has run; the browser asks before it does. */
function keepWhatIsTyped(event: FormEvent): void {
  event.preventDefault();
}

/** A group of controls is no place to type, so there the first of them is. */
const INVALID = "[aria-invalid=true]:not(fieldset), fieldset[data-invalid] input";

function firstInvalid(form: HTMLFormElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>(INVALID) ?? null;
}
