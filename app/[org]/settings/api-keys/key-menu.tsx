"use client";

import { RefreshCw, ScrollText, Trash2, UserCheck } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { ActionMenu } from "@/components/action-menu";
import { ConfirmAct } from "@/components/confirm-act";
import { DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import type { ApiKey } from "@/lib/api-keys/shape";
import type { BoundAction } from "@/lib/surfaces/shape";

type Act = BoundAction<{ id: string; name: string }>;

interface KeyMenuProps {
  org: string;
  apiKey: Pick<ApiKey, "id" | "name" | "status">;
  adopt: Act;
  revoke: Act;
}

export function KeyMenu({ org, apiKey: { id, name, status }, adopt, revoke }: KeyMenuProps) {
  const [dialog, setDialog] = useState<"adopt" | "revoke" | null>(null);
  const close = () => setDialog(null);

  return (
    <>
      <ActionMenu of={name}>
        <DropdownMenuItem asChild>
          <Link href={`/${org}/settings/audit-log?entityType=api_key&entityId=${id}`}>
            <ScrollText aria-hidden="true" />
            See its history
          </Link>
        </DropdownMenuItem>
        {status === "paused" && (
          <DropdownMenuItem onSelect={() => setDialog("adopt")}>
            <UserCheck aria-hidden="true" />
            Adopt key
          </DropdownMenuItem>
        )}
        {status !== "revoked" && (
          <>
            <DropdownMenuItem asChild>
              <Link href={`/${org}/settings/api-keys/${id}/rotate`}>
                <RefreshCw aria-hidden="true" />
                Rotate key
              </Link>
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem variant="destructive" onSelect={() => setDialog("revoke")}>
              <Trash2 aria-hidden="true" />
              Revoke key
            </DropdownMenuItem>
          </>
        )}
      </ActionMenu>
      <ConfirmAct
        open={dialog === "adopt"}
        onClose={close}
        id={id}
        action={adopt}
        title={`Adopt ${name}?`}
        description="It is paused because whoever it acted for has left or may no longer make keys. When you adopt it, it works again at once and can do what your role allows, within its scope. If somebody who left may still know its value, rotate it instead."
        confirm="Adopt key"
        done={`${name} acts for you now`}
        refused={`${name} was not adopted`}
      />
      <ConfirmAct
        open={dialog === "revoke"}
        onClose={close}
        id={id}
        action={revoke}
        title={`Revoke ${name}?`}
        description={`Every script that sends ${name} is refused at once and for good, and so are events signed with its secret. Calls it has made stay in the audit log.`}
        confirm="Revoke key"
        destructive
        done={`${name} is revoked`}
        refused={`${name} was not revoked`}
      />
    </>
  );
}
