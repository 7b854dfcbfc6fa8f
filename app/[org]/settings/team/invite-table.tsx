"use client";

import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import {
  Table,
  TableActions,
  TableActionsHead,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import type { BoundAction } from "@/lib/surfaces/shape";
import type { Invite } from "@/lib/team/shape";
import { ROLE_NAMES } from "../../roles";

interface InviteTableProps {
  invites: readonly Invite[];
  cancel: BoundAction<Invite>;
}

export function InviteTable({ invites, cancel }: InviteTableProps) {
  async function send(form: FormData) {
    const state = await cancel({ status: "idle" }, form);
    if (state.status === "refused")
      toast.error("The invitation was not withdrawn", { description: state.error.message });
    else toast.success("The invitation is withdrawn");
  }

  return (
    <Table label="Invitations that wait">
      <TableHeader>
        <TableRow>
          <TableHead>Invited</TableHead>
          <TableHead>Role</TableHead>
          <TableHead>Ends</TableHead>
          <TableActionsHead />
        </TableRow>
      </TableHeader>
      <TableBody>
        {invites.map((invite) => (
          <TableRow key={invite.id}>
            <TableCell className="wrap-anywhere max-sm:first:pr-28">{invite.email}</TableCell>
            <TableCell>{ROLE_NAMES[invite.role]}</TableCell>
            <TableCell label="Ends">
              <Time at={invite.expiresAt} />
            </TableCell>
            <TableActions>
              <Confirm
                trigger={
                  <Button
                    variant="outline"
                    size="sm"
                    aria-label={`Withdraw the invitation of ${invite.email}`}
                  >
                    Withdraw
                  </Button>
                }
                title={`Withdraw the invitation of ${invite.email}?`}
                description="The link stops working at once. You can invite them again."
                confirm="Withdraw invitation"
                destructive
                action={send}
              >
                <input type="hidden" name="id" value={invite.id} />
              </Confirm>
            </TableActions>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
