"use client";

import { BookOpen, Pencil, ScrollText } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { DropdownMenuItem } from "@/components/ui/dropdown-menu";
import type { BoundAction } from "@/lib/surfaces/shape";
import type { Token } from "@/lib/tokens/shape";
import { CredentialMenu } from "../credential-menu";
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
  const [isRenaming, setRenaming] = useState(false);
  const { id, name, client } = token;
  return (
    <>
      <CredentialMenu
        noun="token"
        credential={token}
        rotate={`/${org}/settings/assistant/${id}/rotate`}
        adopt={adopt}
        revoke={revoke}
        words={{
          adopt:
            "It is paused because whoever made it no longer may. When you adopt it, it works again at once and can do what your role allows, within its own limits.",
          revoke: `${name} stops working at once and for good. Calls it has made stay in the audit log.`,
        }}
      >
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
        <DropdownMenuItem onSelect={() => setRenaming(true)}>
          <Pencil aria-hidden="true" />
          Rename
        </DropdownMenuItem>
      </CredentialMenu>
      <RenameDialog
        open={isRenaming}
        onClose={() => setRenaming(false)}
        token={token}
        action={rename}
      />
    </>
  );
}
