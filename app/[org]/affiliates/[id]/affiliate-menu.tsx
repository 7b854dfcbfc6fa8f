"use client";

import { Pause, Play, UserX } from "lucide-react";
import { useState } from "react";
import { ActionMenu } from "@/components/action-menu";
import { ConfirmAct } from "@/components/confirm-act";
import { DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import type { Affiliate } from "@/lib/affiliates/shape";
import type { BoundAction } from "@/lib/surfaces/shape";

type Act = BoundAction<Affiliate>;

interface AffiliateMenuProps {
  affiliate: Pick<Affiliate, "id" | "fullName" | "status">;
  pause: Act;
  resume: Act;
  remove: Act;
}

export function AffiliateMenu({ affiliate, pause, resume, remove }: AffiliateMenuProps) {
  const [dialog, setDialog] = useState<"pause" | "resume" | "remove" | null>(null);
  const { id, fullName, status } = affiliate;
  const common = { onClose: () => setDialog(null), id };
  return (
    <>
      <ActionMenu of={fullName} variant="outline" size="icon">
        {status === "Approved" && (
          <DropdownMenuItem onSelect={() => setDialog("pause")}>
            <Pause aria-hidden="true" />
            Pause
          </DropdownMenuItem>
        )}
        {status === "Paused" && (
          <DropdownMenuItem onSelect={() => setDialog("resume")}>
            <Play aria-hidden="true" />
            Resume
          </DropdownMenuItem>
        )}
        {(status === "Approved" || status === "Paused") && <DropdownMenuSeparator />}
        <DropdownMenuItem variant="destructive" onSelect={() => setDialog("remove")}>
          <UserX aria-hidden="true" />
          Remove from the program
        </DropdownMenuItem>
      </ActionMenu>
      <ConfirmAct
        {...common}
        open={dialog === "pause"}
        action={pause}
        title={`Pause ${fullName}?`}
        description="Their links earn nothing until you resume them. What they have earned stays, and so does their own page."
        confirm="Pause affiliate"
        done={`${fullName} is paused`}
        refused={`${fullName} was not paused`}
      />
      <ConfirmAct
        {...common}
        open={dialog === "resume"}
        action={resume}
        title={`Resume ${fullName}?`}
        description="Their links earn again from now on."
        confirm="Resume affiliate"
        done={`${fullName} is resumed`}
        refused={`${fullName} was not resumed`}
      />
      <ConfirmAct
        {...common}
        open={dialog === "remove"}
        action={remove}
        title={`Remove ${fullName}?`}
        description="Their links earn nothing more, their own page closes, and open invitations of theirs end. What they have earned stays due. Only a new invitation brings them back."
        confirm="Remove affiliate"
        destructive
        done={`${fullName} is removed`}
        refused={`${fullName} was not removed`}
      />
    </>
  );
}
