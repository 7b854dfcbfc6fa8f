"use client";

import type { ReactNode } from "react";
import { Confirm } from "@/components/ui/confirm";
import { toast } from "@/components/ui/toast";
import type { BoundAction } from "@/lib/surfaces/shape";

interface ConfirmActProps<T> {
  open: boolean;
  onClose: () => void;
  /** Sent along. */
  id: string;
  action: BoundAction<T>;
  /** Names the act and the thing: "Revoke Claude Desktop laptop?" */
  title: string;
  /** Names the consequence. */
  description: ReactNode;
  /** Says what happens: "Revoke token". */
  confirm: string;
  destructive?: boolean;
  /** What is said afterwards: "Claude Desktop laptop is revoked", "… was not revoked". */
  done: string;
  refused: string;
}

/** Asks, acts on the one thing that the dialog names, and says how it went. */
export function ConfirmAct<T>({
  open,
  onClose,
  id,
  action,
  done,
  refused,
  ...words
}: ConfirmActProps<T>) {
  async function send(form: FormData) {
    const state = await action({ status: "idle" }, form);
    onClose();
    if (state.status === "refused") toast.error(refused, { description: state.error.message });
    else toast.success(done);
  }

  return (
    <Confirm open={open} onOpenChange={(stays) => !stays && onClose()} action={send} {...words}>
      <input type="hidden" name="id" value={id} />
    </Confirm>
  );
}
