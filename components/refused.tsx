import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";

interface RefusedProps {
  title: string;
  /** What the refusal says to do. */
  message: string;
  /** What whoever is asked for help can look it up by. */
  requestId: string;
  action?: ReactNode;
}

/** Stands where a list would be that this person may not see, or that cannot be shown now. */
export function Refused({ title, message, requestId, action }: RefusedProps) {
  return (
    <EmptyState icon={Lock} title={title} action={action}>
      <p>{message}</p>
      <p className="mt-2 text-xs">
        Request <code className="select-all font-mono">{requestId}</code>
      </p>
    </EmptyState>
  );
}
