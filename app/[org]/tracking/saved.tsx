import { Check } from "lucide-react";
import type { ReactNode } from "react";
import type { ActionState } from "@/lib/surfaces/shape";

/** Beside the button: that it is done, and what to do now. */
export function Saved({ state, children }: { state: ActionState<unknown>; children: ReactNode }) {
  return (
    <p role="status" className="flex items-center gap-1.5 text-ok text-xs">
      {state.status === "done" && (
        <>
          <Check aria-hidden="true" className="size-3.5 shrink-0" />
          {children}
        </>
      )}
    </p>
  );
}
