"use client";

import { Archive, ArchiveRestore } from "lucide-react";
import { useState } from "react";
import { ActionMenu } from "@/components/action-menu";
import { ConfirmAct } from "@/components/confirm-act";
import { DropdownMenuItem } from "@/components/ui/dropdown-menu";
import type { CampaignDetail } from "@/lib/campaigns/shape";
import type { BoundAction } from "@/lib/surfaces/shape";

interface CampaignMenuProps {
  campaign: Pick<CampaignDetail, "id" | "name" | "archivedAt">;
  archive: BoundAction<CampaignDetail>;
  restore: BoundAction<CampaignDetail>;
}

export function CampaignMenu({ campaign, archive, restore }: CampaignMenuProps) {
  const [dialog, setDialog] = useState<"archive" | "restore" | null>(null);
  const { id, name, archivedAt } = campaign;
  const close = () => setDialog(null);
  return (
    <>
      <ActionMenu of={name} variant="outline" size="icon">
        {archivedAt ? (
          <DropdownMenuItem onSelect={() => setDialog("restore")}>
            <ArchiveRestore aria-hidden="true" />
            Restore
          </DropdownMenuItem>
        ) : (
          <DropdownMenuItem variant="destructive" onSelect={() => setDialog("archive")}>
            <Archive aria-hidden="true" />
            Archive
          </DropdownMenuItem>
        )}
      </ActionMenu>
      <ConfirmAct
        open={dialog === "archive"}
        onClose={close}
        id={id}
        action={archive}
        title={`Archive ${name}?`}
        description="It takes nobody new: its public page and open invitations stop. Links of its affiliates earn nothing more. What was earned stays due."
        confirm="Archive campaign"
        destructive
        done={`${name} is archived`}
        refused={`${name} was not archived`}
      />
      <ConfirmAct
        open={dialog === "restore"}
        onClose={close}
        id={id}
        action={restore}
        title={`Restore ${name}?`}
        description="Its affiliates earn again from now on, and its public page opens where it has one."
        confirm="Restore campaign"
        done={`${name} is restored`}
        refused={`${name} was not restored`}
      />
    </>
  );
}
