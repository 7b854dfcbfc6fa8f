"use client";

import { Confirm } from "@/components/ui/confirm";
import { toast } from "@/components/ui/toast";
import type { BoundAction } from "@/lib/surfaces/shape";

interface RevokeDialogProps {
  open: boolean;
  onClose: () => void;
  token: { id: string; name: string };
  action: BoundAction<{ id: string; name: string }>;
}

export function RevokeDialog({ open, onClose, token, action }: RevokeDialogProps) {
  async function send(form: FormData) {
    const state = await action({ status: "idle" }, form);
    onClose();
    if (state.status === "refused")
      toast.error(`${token.name} was not revoked`, { description: state.error.message });
    else toast.success(`${token.name} is revoked`);
  }

  return (
    <Confirm
      open={open}
      onOpenChange={(stays) => !stays && onClose()}
      title={`Revoke ${token.name}?`}
      description={`${token.name} stops working at once and for good. Calls it has made stay in the audit log.`}
      confirm="Revoke token"
      destructive
      action={send}
    >
      <input type="hidden" name="id" value={token.id} />
    </Confirm>
  );
}
