"use client";

import { BookOpen, Pencil, RefreshCw, ScrollText, Trash2, UserCheck } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { ActionMenu } from "@/components/action-menu";
import { ConfirmAct } from "@/components/confirm-act";
import { DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import type { BoundAction } from "@/lib/surfaces/shape";
import type { Token } from "@/lib/tokens/shape";
import { RenameDialog } from "./rename-dialog";

type Act = BoundAction<{ id: string; name: string }>;

interface TokenMenuProps {
  org: string;
  token: Pick<Token, "id" | "name" | "status" | "client">;
  rename: Act;
  revoke: Act;
  adopt: Act;
}

export function TokenMenu({ org, token, rename, revoke, adopt }: TokenMenuProps) {
  const [dialog, setDialog] = useState<"rename" | "revoke" | "adopt" | null>(null);
  const { id, name, status, client } = token;
  const isOver = status === "revoked" || status === "expired";
  const close = () => setDialog(null);

  return (
    <>
      <ActionMenu of={name}>
        <DropdownMenuItem asChild>
          <Link href={`/${org}/settings/audit-log?tokenId=${id}`}>
            <ScrollText aria-hidden="true" />
            See its calls
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link href={`/${org}/connect${client ? `/${client}` : ""}`}>
            <BookOpen aria-hidden="true" />
            Guide
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => setDialog("rename")}>
          <Pencil aria-hidden="true" />
          Rename
        </DropdownMenuItem>
        {status === "paused" && (
          <DropdownMenuItem onSelect={() => setDialog("adopt")}>
            <UserCheck aria-hidden="true" />
            Adopt token
          </DropdownMenuItem>
        )}
        {!isOver && (
          <DropdownMenuItem asChild>
            <Link href={`/${org}/settings/assistant/${id}/rotate`}>
              <RefreshCw aria-hidden="true" />
              Rotate token
            </Link>
          </DropdownMenuItem>
        )}
        {status !== "revoked" && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem variant="destructive" onSelect={() => setDialog("revoke")}>
              <Trash2 aria-hidden="true" />
              Revoke token
            </DropdownMenuItem>
          </>
        )}
      </ActionMenu>
      <RenameDialog open={dialog === "rename"} onClose={close} token={token} action={rename} />
      <ConfirmAct
        open={dialog === "adopt"}
        onClose={close}
        id={id}
        action={adopt}
        title={`Adopt ${name}?`}
        description="It is paused because whoever made it no longer may. When you adopt it, it works again at once and can do what your role allows, within its own limits."
        confirm="Adopt token"
        done={`${name} acts for you now`}
        refused={`${name} was not adopted`}
      />
      <ConfirmAct
        open={dialog === "revoke"}
        onClose={close}
        id={id}
        action={revoke}
        title={`Revoke ${name}?`}
        description={`${name} stops working at once and for good. Calls it has made stay in the audit log.`}
        confirm="Revoke token"
        destructive
        done={`${name} is revoked`}
        refused={`${name} was not revoked`}
      />
    </>
  );
}
