import { and, eq, isNull, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { memberships, teamInvites, users } from "@/drizzle/schema";
import type { Tx } from "@/lib/db/database";
import { lookUp } from "@/lib/db/look-up";
import type { RequestFacts } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { asSystem, type SystemContext } from "@/lib/operations/system";
import { Role } from "@/lib/orgs/shape";
import { hashSecret } from "@/lib/tokens/secret";
import { localRequest } from "./caller";
import { mailVerification } from "./email-links";
import { hashPassword } from "./passwords";
import { type Person, startSession } from "./sessions";

const Opened = z.object({
  orgId: z.uuid(),
  orgSlug: z.string(),
  orgName: z.string(),
  id: z.uuid(),
  email: z.string(),
  role: Role,
});
type Opened = z.infer<typeof Opened>;

export interface OpenInvite {
  orgName: string;
  orgSlug: string;
  email: string;
  role: Role;
  /** Whether somebody with this address has an account: they sign in to accept. */
  isKnown: boolean;
}

/** What a link invites to, or null when it was used, withdrawn or has expired. */
export function readInvite(link: string): Promise<OpenInvite | null> {
  return asSystem(localRequest(), async ({ db }) => {
    const opened = await open(db, link);
    if (!opened) return null;
    const { orgName, orgSlug, email, role } = opened;
    const [known] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
    return { orgName, orgSlug, email, role, isKnown: known !== undefined };
  });
}

function open(db: Tx, link: string): Promise<Opened | null> {
  return lookUp(db, sql`open_team_invite(${hashSecret(link)})`, Opened);
}

/** A person who is signed in with the invited address joins. @returns the organization's slug. */
export function acceptInvite(link: string, person: Person, request: RequestFacts): Promise<string> {
  return asSystem(request, async (ctx) => {
    const invite = await take(ctx, link);
    if (invite.email !== person.email) {
      refuse("forbidden", `This invitation is for ${invite.email}. Sign in with that address.`);
    }
    await join(ctx, invite, { id: person.userId, name: person.name });
    return invite.orgSlug;
  });
}

/** A person without an account makes one and joins. */
export async function acceptAsNewcomer(
  link: string,
  { name, password }: { name: string; password: string },
  request: RequestFacts,
): Promise<{ orgSlug: string; session: string }> {
  // Before the password costs anything: the form can be sent for ever by anybody.
  if (!(await readInvite(link))) refuseEnded();
  const passwordHash = await hashPassword(password);
  return asSystem(request, async (ctx) => {
    const invite = await take(ctx, link);
    const person = { id: uuidv7(), email: invite.email, name };
    const made = await ctx.db
      .insert(users)
      .values({ ...person, passwordHash, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (made.length === 0) refuse("conflict", "This address has an account. Sign in to accept.");
    // The link may have come by hand rather than by mail, so the address is still to be confirmed.
    await mailVerification(ctx, person);
    await join(ctx, invite, person);
    return {
      orgSlug: invite.orgSlug,
      session: await startSession(ctx.db, person.id, request, ctx.now),
    };
  });
}

/** One use, even when two browsers follow it at once. */
async function take(ctx: SystemContext, link: string): Promise<Opened> {
  const invite = await open(ctx.db, link);
  const taken =
    invite &&
    (await ctx.db
      .update(teamInvites)
      .set({ acceptedAt: ctx.now })
      .where(
        and(
          eq(teamInvites.orgId, invite.orgId),
          eq(teamInvites.id, invite.id),
          isNull(teamInvites.acceptedAt),
          isNull(teamInvites.canceledAt),
        ),
      )
      .returning({ id: teamInvites.id }));
  if (!invite || !taken || taken.length === 0) {
    return refuseEnded();
  }
  return invite;
}

function refuseEnded(): never {
  refuse("not_found", "This invitation was used, withdrawn or has expired. Ask for a new one.");
}

async function join(ctx: SystemContext, invite: Opened, person: { id: string; name: string }) {
  await ctx.db
    .insert(memberships)
    .values({ orgId: invite.orgId, userId: person.id, role: invite.role, createdAt: ctx.now })
    .onConflictDoNothing();
  ctx.record({
    orgId: invite.orgId,
    actor: { type: "user", id: person.id, label: person.name },
    role: invite.role,
    operation: "accept_invite",
    action: "member.joined",
    subject: { type: "user", id: person.id, label: person.name },
    outcome: "ok",
    after: { role: invite.role },
  });
}
