import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { memberships, teamInvites } from "@/drizzle/schema";
import { refuseBeyondPlan } from "@/lib/billing/billing";
import { queueMail } from "@/lib/mail/mail";
import type { Context } from "@/lib/operations/context";
import { notFound, refuse } from "@/lib/operations/errors";
import { holdOrg, listMembers } from "@/lib/orgs/orgs";
import type { Member } from "@/lib/orgs/shape";
import { settings } from "@/lib/settings";
import { DAY } from "@/lib/time/shape";
import { hashSecret, makeSecret } from "@/lib/tokens/secret";
import { type ChangeRoleInput, INVITE_DAYS, type Invite, type InviteInput } from "./shape";

type Row = typeof teamInvites.$inferSelect;

/** A second invitation to the same address replaces the first, so only the newest link works. */
export async function inviteMember(ctx: Context, { email, role }: InviteInput) {
  await holdOrg(ctx);
  const { items: members } = await listMembers(ctx);
  if (members.some((member) => member.email === email)) {
    refuse("conflict", `email: ${email} belongs to the team already.`, { field: "email" });
  }
  await ctx.db
    .update(teamInvites)
    .set({ canceledAt: ctx.now })
    .where(and(...open(ctx), eq(teamInvites.email, email)));
  const waiting = await ctx.db.$count(teamInvites, and(...open(ctx)));
  await refuseBeyondPlan(ctx, "members", waiting + 1);
  const secret = makeSecret("rk_invite_");
  const row = {
    orgId: ctx.org.id,
    id: uuidv7(),
    email,
    role,
    hash: hashSecret(secret),
    invitedBy: ctx.userId ?? "",
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + INVITE_DAYS * DAY),
  };
  await ctx.db.insert(teamInvites).values(row);
  const link = `${settings().url}/invites/${secret}`;
  await queueMail(
    ctx.db,
    {
      orgId: ctx.org.id,
      to: email,
      subject: `Join ${ctx.org.name} on Rekomi`,
      template: "team_invite",
      paragraphs: [
        `${ctx.actor.label} invites you to the team of ${ctx.org.name}, as ${role}.`,
        `The link works once, within ${INVITE_DAYS} days.`,
      ],
      action: { label: "Accept the invitation", url: link },
    },
    ctx.now,
  );
  ctx.changed(null, { email, role });
  return { ...present(row), link };
}

export async function listInvites(ctx: Context): Promise<{ items: Invite[] }> {
  const rows = await ctx.db
    .select()
    .from(teamInvites)
    .where(and(...open(ctx)))
    .orderBy(desc(teamInvites.createdAt));
  return { items: rows.map(present) };
}

export async function cancelInvite(ctx: Context, { id }: { id: string }): Promise<Invite> {
  const [row] = await ctx.db
    .update(teamInvites)
    .set({ canceledAt: ctx.now })
    .where(and(...open(ctx), eq(teamInvites.id, id)))
    .returning();
  if (!row) throw notFound("open invitation");
  ctx.changed({ email: row.email, role: row.role }, null);
  return present(row);
}

/** An organization always has an owner: its row is held while they are counted. */
export async function changeRole(ctx: Context, { userId, role }: ChangeRoleInput) {
  await holdOrg(ctx);
  const member = await memberOf(ctx, userId);
  if (member.role === "owner" && role !== "owner") await refuseLastOwner(ctx);
  await ctx.db.update(memberships).set({ role }).where(mine(ctx, userId));
  ctx.changed({ role: member.role }, { role });
  return { userId, name: member.name, role };
}

/** What they made goes on naming them; tokens and keys that act for them pause from the next call. */
export async function removeMember(ctx: Context, { userId }: { userId: string }) {
  await holdOrg(ctx);
  const member = await memberOf(ctx, userId);
  if (member.role === "owner") await refuseLastOwner(ctx);
  await ctx.db.delete(memberships).where(mine(ctx, userId));
  ctx.changed({ role: member.role }, null);
  return { userId, name: member.name, role: member.role };
}

async function refuseLastOwner(ctx: Context): Promise<void> {
  const owners = await ctx.db.$count(
    memberships,
    and(eq(memberships.orgId, ctx.org.id), eq(memberships.role, "owner")),
  );
  if (owners <= 1) {
    refuse("conflict", "This is the only owner. Make somebody else an owner first.");
  }
}

async function memberOf(ctx: Context, userId: string): Promise<Member> {
  const { items } = await listMembers(ctx);
  const member = items.find((each) => each.userId === userId);
  if (!member) throw notFound("member");
  return member;
}

function open(ctx: Context) {
  return [
    eq(teamInvites.orgId, ctx.org.id),
    isNull(teamInvites.acceptedAt),
    isNull(teamInvites.canceledAt),
    gt(teamInvites.expiresAt, sql`${ctx.now}`),
  ];
}

function mine(ctx: Context, userId: string) {
  return and(eq(memberships.orgId, ctx.org.id), eq(memberships.userId, userId));
}

function present({
  id,
  email,
  role,
  createdAt,
  expiresAt,
}: Omit<Row, "acceptedAt" | "canceledAt">) {
  return {
    id,
    email,
    role,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
