"use server";

import { actionFor } from "@/lib/surfaces/action";
import { cancelInvite, changeRole, inviteMember, removeMember } from "@/lib/team/operations";

export const invite = actionFor(inviteMember);
export const cancel = actionFor(cancelInvite);
export const setRole = actionFor(changeRole);
export const remove = actionFor(removeMember);
