"use client";

import { Send, Trash2 } from "lucide-react";
import { useState } from "react";
import { ActionMenu } from "@/components/action-menu";
import { ConfirmAct } from "@/components/confirm-act";
import { DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import type { AffiliateInvite } from "@/lib/invites/shape";
import type { BoundAction } from "@/lib/surfaces/shape";

interface InviteMenuProps {
  invite: Pick<AffiliateInvite, "id" | "email">;
  resend: BoundAction<AffiliateInvite>;
  withdraw: BoundAction<AffiliateInvite>;
}

export function InviteMenu({ invite: { id, email }, resend, withdraw }: InviteMenuProps) {
  const [dialog, setDialog] = useState<"resend" | "withdraw" | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <ActionMenu of={`the invitation of ${email}`}>
        <DropdownMenuItem onSelect={() => setDialog("resend")}>
          <Send aria-hidden="true" />
          Send again
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem variant="destructive" onSelect={() => setDialog("withdraw")}>
          <Trash2 aria-hidden="true" />
          Withdraw
        </DropdownMenuItem>
      </ActionMenu>
      <ConfirmAct
        open={dialog === "resend"}
        onClose={close}
        id={id}
        action={resend}
        title={`Send the invitation of ${email} again?`}
        description="They get another mail with a new link. The link of the earlier mail stops working."
        confirm="Send again"
        done={`${email} is sent another mail`}
        refused="No mail was sent"
      />
      <ConfirmAct
        open={dialog === "withdraw"}
        onClose={close}
        id={id}
        action={withdraw}
        title={`Withdraw the invitation of ${email}?`}
        description="The link stops working at once, and the referral name is free again. You can invite them anew."
        confirm="Withdraw invitation"
        destructive
        done="The invitation is withdrawn"
        refused="The invitation was not withdrawn"
      />
    </>
  );
}
