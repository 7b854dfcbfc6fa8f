"use client";

import { X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { dismissToast, type Toast, toastStore } from "@/components/ui/toast";
import { ToneIcon } from "@/components/ui/tone-icon";

const SHOWN_FOR_MS = 6000;

/** Where `toast` speaks. Rendered once, by the root layout. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.current, toastStore.none);
  return (
    <section
      data-slot="toaster"
      aria-label="Messages"
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-4 z-60 grid w-96 max-w-[calc(100%-2rem)] gap-2"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

/** Errors stay until they are closed; the rest goes by itself, but not while it is being read. */
function ToastCard({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  const stays = held || toast.tone === "danger";

  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [stays, toast.id]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps it on screen
    <div
      data-slot="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="fade-in pointer-events-auto flex animate-in items-start gap-3 rounded-md bg-popover p-3 text-popover-foreground shadow-float duration-100"
    >
      <ToneIcon tone={toast.tone} />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="font-medium">{toast.title}</p>
        {toast.description && <p className="text-muted-foreground">{toast.description}</p>}
      </div>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Close message"
        className="-m-1 size-7"
        onClick={() => dismissToast(toast.id)}
      >
        <X aria-hidden="true" />
      </Button>
    </div>
  );
}
