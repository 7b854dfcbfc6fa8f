"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";

interface LeaveGuardProps {
  /** While something that is shown once was not copied. */
  isNeeded: boolean;
  /** "Leave without copying the token?" */
  title: string;
  /** What is lost, and what it would take to make good. */
  children: ReactNode;
}

/** Asks before the page is left: by a link of ours, or by the browser. */
export function LeaveGuard({ isNeeded, title, children }: LeaveGuardProps) {
  const [leavingTo, setLeavingTo] = useState<string | null>(null);
  const isAllowed = useRef(false);

  useEffect(() => {
    if (!isNeeded) return;
    function onUnload(event: BeforeUnloadEvent) {
      if (!isAllowed.current) event.preventDefault();
    }
    function onClick(event: MouseEvent) {
      const href = destinationOf(event);
      if (!href) return;
      event.preventDefault();
      event.stopPropagation();
      setLeavingTo(href);
    }
    window.addEventListener("beforeunload", onUnload);
    // Before React hears of it, so that no link of the shell leads away.
    window.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      window.removeEventListener("click", onClick, { capture: true });
    };
  }, [isNeeded]);

  function leave() {
    isAllowed.current = true;
    if (leavingTo) window.location.assign(leavingTo);
  }

  return (
    <AlertDialog
      open={leavingTo !== null}
      onOpenChange={(stays) => {
        if (!stays) setLeavingTo(null);
      }}
    >
      <AlertDialogContent>
        <div className="grid gap-1">
          <AlertDialogTitle>{title}</AlertDialogTitle>
          <AlertDialogDescription>{children}</AlertDialogDescription>
        </div>
        <DialogFooter>
          <Button variant="outline" onClick={leave}>
            Leave without copying
          </Button>
          <AlertDialogCancel asChild>
            <Button>Stay here</Button>
          </AlertDialogCancel>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}

/** Where a click would lead in this tab, if away from here. */
function destinationOf(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || link.target === "_blank" || !/^https?:$/.test(link.protocol)) return null;
  const isHere = link.pathname === window.location.pathname && link.hash !== "";
  return isHere ? null : link.href;
}
