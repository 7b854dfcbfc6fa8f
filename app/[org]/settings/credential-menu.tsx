"use client";

import { RefreshCw, Trash2, UserCheck } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { ActionMenu } from "@/components/action-menu";
import { ConfirmAct } from "@/components/confirm-act";
import { DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import type { BoundAction } from "@/lib/surfaces/shape";

type Act = BoundAction<{ id: string; name: string }>;

interface CredentialMenuProps {
  noun: "key" | "token";
  credential: { id: string; name: string; status: "active" | "paused" | "expired" | "revoked" };
  /** The address where it is rotated. */
  rotate: string;
  adopt: Act;
  revoke: Act;
  /** What adopting and revoking mean. */
  words: { adopt: string; revoke: string };
  /** Items that stand first. */
  children: ReactNode;
}

/** What can be done with what acts for somebody. */
export function CredentialMenu({
  noun,
  credential: { id, name, status },
  rotate,
  adopt,
  revoke,
  words,
  children,
}: CredentialMenuProps) {
  const [dialog, setDialog] = useState<"adopt" | "revoke" | null>(null);
  const common = { id, onClose: () => setDialog(null) };
  return (
    <>
      <ActionMenu of={name}>
        {children}
        {status === "paused" && (
          <DropdownMenuItem onSelect={() => setDialog("adopt")}>
            <UserCheck aria-hidden="true" />
            Adopt {noun}
          </DropdownMenuItem>
        )}
        {status !== "revoked" && status !== "expired" && (
          <DropdownMenuItem asChild>
            <Link href={rotate}>
              <RefreshCw aria-hidden="true" />
              Rotate {noun}
            </Link>
          </DropdownMenuItem>
        )}
        {status !== "revoked" && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem variant="destructive" onSelect={() => setDialog("revoke")}>
              <Trash2 aria-hidden="true" />
              Revoke {noun}
            </DropdownMenuItem>
          </>
        )}
      </ActionMenu>
      <ConfirmAct
        {...common}
        open={dialog === "adopt"}
        action={adopt}
        title={`Adopt ${name}?`}
        description={words.adopt}
        confirm={`Adopt ${noun}`}
        done={`${name} acts for you now`}
        refused={`${name} was not adopted`}
      />
      <ConfirmAct
        {...common}
        open={dialog === "revoke"}
        action={revoke}
        title={`Revoke ${name}?`}
        description={words.revoke}
        confirm={`Revoke ${noun}`}
        destructive
        done={`${name} is revoked`}
        refused={`${name} was not revoked`}
      />
    </>
  );
}
