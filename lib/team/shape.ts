import { z } from "zod";
import { Role } from "@/lib/orgs/shape";

/** Nobody is invited as an owner: owners are made from members who are known. */
export const INVITED_ROLES = ["viewer", "manager", "admin"] as const;
export const INVITE_DAYS = 7;

export const InviteInput = z.strictObject({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email("Write an email address, for example jane@example.com.").max(200)),
  role: z.enum(INVITED_ROLES),
});
export type InviteInput = z.infer<typeof InviteInput>;

export const Invite = z.object({
  id: z.uuid(),
  email: z.string(),
  role: z.enum(INVITED_ROLES),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Invite = z.infer<typeof Invite>;
export const InviteList = z.object({ items: z.array(Invite) });

/** The link is mailed as well; it is shown once, for servers without mail. */
export const SentInvite = Invite.extend({ link: z.string() });
export type SentInvite = z.infer<typeof SentInvite>;

export const InviteId = z.strictObject({ id: z.uuid() });
export const MemberId = z.strictObject({ userId: z.uuid() });
export const ChangeRoleInput = z.strictObject({ userId: z.uuid(), role: Role });
export type ChangeRoleInput = z.infer<typeof ChangeRoleInput>;
export const MemberRole = z.object({ userId: z.uuid(), name: z.string(), role: Role });
export type MemberRole = z.infer<typeof MemberRole>;
