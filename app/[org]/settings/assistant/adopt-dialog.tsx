"use client";

import { Confirm } from "@/components/ui/confirm";
import { toast } from "@/components/ui/toast";
import type { BoundAction } from "@/lib/surfaces/shape";

interface AdoptDialogProps {
  open: boolean;
  onClose: () => void;
  token: { id: string; name: string };
  action: BoundAction<{ id: string; name: string }>;
}

export function AdoptDialog({ open, onClose, token, action }: AdoptDialogProps) {
  async function send(form: FormData) {
    const state = await action({ status: "idle" }, form);
    onClose();
    if (state.status === "refused")
      toast.error(`${token.name} was not adopted`, { description: state.error.message });
    else toast.success(`${token.name} acts for you now`);
  }

  return (
    <Confirm
      open={open}
      onOpenChange={(stays) => !stays && onClose()}
      title={`Adopt ${token.name}?`}
      description={`It is paused because whoever made it no longer may. When you adopt it, it works again at once and can do what your role allows, within its own limits.`}
      confirm="Adopt token"
      action={send}
    >
      <input type="hidden" name="id" value={token.id} />
    </Confirm>
  );
}
