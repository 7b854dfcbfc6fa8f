"use client";

import { ScrollText } from "lucide-react";
import Link from "next/link";
import { DropdownMenuItem } from "@/components/ui/dropdown-menu";
import type { ApiKey } from "@/lib/api-keys/shape";
import type { BoundAction } from "@/lib/surfaces/shape";
import { CredentialMenu } from "../credential-menu";

type Act = BoundAction<{ id: string; name: string }>;

interface KeyMenuProps {
  org: string;
  apiKey: Pick<ApiKey, "id" | "name" | "status">;
  adopt: Act;
  revoke: Act;
}

export function KeyMenu({ org, apiKey, adopt, revoke }: KeyMenuProps) {
  const { id, name } = apiKey;
  return (
    <CredentialMenu
      noun="key"
      credential={apiKey}
      rotate={`/${org}/settings/api-keys/${id}/rotate`}
      adopt={adopt}
      revoke={revoke}
      words={{
        adopt:
          "It is paused because whoever it acted for has left or may no longer make keys. When you adopt it, it works again at once and can do what your role allows, within its scope. If somebody who left may still know its value, rotate it instead.",
        revoke: `Every script that sends ${name} is refused at once and for good, and so are events signed with its secret. Calls it has made stay in the audit log.`,
      }}
    >
      <DropdownMenuItem asChild>
        <Link href={`/${org}/settings/audit-log?entityType=api_key&entityId=${id}`}>
          <ScrollText aria-hidden="true" />
          See its history
        </Link>
      </DropdownMenuItem>
    </CredentialMenu>
  );
}
