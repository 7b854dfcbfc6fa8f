"use client";

import { Trash2, UserCog } from "lucide-react";
import { useState } from "react";
import { ActionMenu } from "@/components/action-menu";
import { Confirm } from "@/components/ui/confirm";
import { DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { type Member, ROLES } from "@/lib/orgs/shape";
import type { BoundAction } from "@/lib/surfaces/shape";
import type { MemberRole } from "@/lib/team/shape";
import { ROLE_NAMES } from "../../roles";

type Act = BoundAction<MemberRole>;

interface MemberMenuProps {
  member: Member;
  /** Whether it is the row of whoever looks. */
  isSelf: boolean;
  setRole: Act;
  remove: Act;
}

/** Both acts ask first: a role takes rights away from everything that acts for the person. */
export function MemberMenu({ member, isSelf, setRole, remove }: MemberMenuProps) {
  const [dialog, setDialog] = useState<"role" | "remove" | null>(null);
  const close = (stays: boolean) => !stays && setDialog(null);

  const send = (action: Act, done: (member: MemberRole) => string) => async (form: FormData) => {
    const state = await action({ status: "idle" }, form);
    setDialog(null);
    if (state.status === "refused")
      toast.error("Nothing was changed", { description: state.error.message });
    else if (state.status === "done") toast.success(done(state.output));
  };

  return (
    <>
      <ActionMenu of={member.name}>
        <DropdownMenuItem onSelect={() => setDialog("role")}>
          <UserCog aria-hidden="true" />
          Change role
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem variant="destructive" onSelect={() => setDialog("remove")}>
          <Trash2 aria-hidden="true" />
          Remove from the team
        </DropdownMenuItem>
      </ActionMenu>
      <Confirm
        open={dialog === "role"}
        onOpenChange={close}
        title={`Change the role of ${member.name}`}
        description="It holds from their next request. Connection tokens pause when their maker is no longer an owner."
        confirm="Change role"
        action={send(setRole, ({ name, role }) => `${name} is now ${ROLE_NAMES[role]}`)}
      >
        <input type="hidden" name="userId" value={member.userId} />
        <Field label="Role">
          <Select name="role" defaultValue={member.role}>
            {ROLES.toReversed().map((role) => (
              <option key={role} value={role}>
                {ROLE_NAMES[role]}
              </option>
            ))}
          </Select>
        </Field>
      </Confirm>
      <Confirm
        open={dialog === "remove"}
        onOpenChange={close}
        title={isSelf ? "Remove yourself from the team?" : `Remove ${member.name}?`}
        description={
          isSelf
            ? "You lose access at once, and your connection tokens pause. Only another owner can invite you again."
            : `${member.name} loses access at once, and connection tokens they made pause. What they did stays in the audit log.`
        }
        confirm="Remove from the team"
        destructive
        action={send(remove, ({ name }) => `${name} is removed`)}
      >
        <input type="hidden" name="userId" value={member.userId} />
      </Confirm>
    </>
  );
}
