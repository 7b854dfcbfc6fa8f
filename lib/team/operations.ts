import { z } from "zod";
import { read, write } from "@/lib/operations/define";
import {
  ChangeRoleInput,
  Invite,
  InviteId,
  InviteInput,
  InviteList,
  MemberId,
  MemberRole,
  SentInvite,
} from "./shape";
import * as team from "./team";

const ofInvite = ({ id, email }: Invite) => ({ type: "team_invite", id, label: email });
const ofMember = ({ userId, name }: { userId: string; name: string }) => ({
  type: "user",
  id: userId,
  label: name,
});

export const inviteMember = write({
  name: "invite_member",
  title: "Invite member",
  summary: "Invite a person to the team by email.",
  surfaces: ["dashboard"],
  role: "owner",
  effect: "external",
  action: "member.invited",
  input: InviteInput,
  output: SentInvite,
  reveals: ["link"],
  subject: ofInvite,
  run: team.inviteMember,
});

export const listInvites = read({
  name: "list_invites",
  title: "List invitations",
  summary: "List the invitations that wait for an answer.",
  surfaces: ["dashboard"],
  role: "owner",
  action: "members.listed",
  input: z.strictObject({}),
  output: InviteList,
  run: team.listInvites,
});

export const cancelInvite = write({
  name: "cancel_invite",
  title: "Cancel invitation",
  summary: "Withdraw an invitation: its link stops working.",
  surfaces: ["dashboard"],
  role: "owner",
  effect: "reversible",
  action: "member.uninvited",
  input: InviteId,
  output: Invite,
  subject: ofInvite,
  run: team.cancelInvite,
});

export const changeRole = write({
  name: "change_role",
  title: "Change role",
  summary: "Give a member another role, from their next request on.",
  surfaces: ["dashboard"],
  role: "owner",
  effect: "reversible",
  idempotent: true,
  action: "member.role_changed",
  input: ChangeRoleInput,
  output: MemberRole,
  subject: ofMember,
  run: team.changeRole,
});

export const removeMember = write({
  name: "remove_member",
  title: "Remove member",
  summary: "Take a person off the team; what acts for them pauses from its next call.",
  surfaces: ["dashboard"],
  role: "owner",
  effect: "destructive",
  action: "member.removed",
  input: MemberId,
  output: MemberRole,
  subject: ofMember,
  run: team.removeMember,
});
