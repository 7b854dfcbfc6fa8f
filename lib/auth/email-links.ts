import { and, eq, gt, isNull } from "drizzle-orm";
import { emailLinks, users } from "@/drizzle/schema";
import { database } from "@/lib/db/database";
import { isThere } from "@/lib/db/is-there";
import { queueMail } from "@/lib/mail/mail";
import type { RequestFacts } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { networkOf } from "@/lib/operations/network";
import { asSystem, type SystemContext } from "@/lib/operations/system";
import { settings } from "@/lib/settings";
import { HOUR } from "@/lib/time/shape";
import { hashSecret, makeSecret } from "@/lib/tokens/secret";
import { hashPassword } from "./passwords";
import { recordForPerson } from "./people";
import { revokeOtherSessions } from "./sessions";
import { refuseIfTrying } from "./tries";

/** Links in mails that prove whose mailbox it is: for an address, or for a new password. */

const LINKS = {
  verify: { prefix: "rk_verify_", hours: 72 },
  reset: { prefix: "rk_reset_", hours: 1 },
} as const;

async function makeLink(
  ctx: SystemContext,
  userId: string,
  purpose: keyof typeof LINKS,
): Promise<string> {
  const { prefix, hours } = LINKS[purpose];
  const secret = makeSecret(prefix);
  await ctx.db.insert(emailLinks).values({
    hash: hashSecret(secret),
    userId,
    purpose,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + hours * HOUR),
  });
  return secret;
}

/** One use, even when two browsers follow it at once. */
async function useLink(
  ctx: SystemContext,
  secret: string,
  purpose: keyof typeof LINKS,
): Promise<string> {
  const [used] = await ctx.db
    .update(emailLinks)
    .set({ usedAt: ctx.now })
    .where(unspent(secret, purpose, ctx.now))
    .returning({ userId: emailLinks.userId });
  return used?.userId ?? refuseSpent();
}

function unspent(secret: string, purpose: keyof typeof LINKS, now: Date) {
  return and(
    eq(emailLinks.hash, hashSecret(secret)),
    eq(emailLinks.purpose, purpose),
    isNull(emailLinks.usedAt),
    gt(emailLinks.expiresAt, now),
  );
}

function refuseSpent(): never {
  refuse("not_found", "This link has been used or has expired. Ask for a new one.");
}

export async function mailVerification(
  ctx: SystemContext,
  user: { id: string; email: string; name: string },
): Promise<void> {
  const link = await makeLink(ctx, user.id, "verify");
  await queueMail(
    ctx.db,
    {
      orgId: null,
      to: user.email,
      subject: "Confirm your email address",
      template: "verify_email",
      paragraphs: [
        `Hello ${user.name},`,
        "Confirm that this address is yours. The link works for three days.",
      ],
      action: { label: "Confirm address", url: `${settings().url}/verify-email/${link}` },
    },
    ctx.now,
  );
}

export async function requestVerification(userId: string, request: RequestFacts): Promise<void> {
  await refuseIfTrying("mail_requested", [userId], 5);
  await asSystem(request, async (ctx) => {
    const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
    if (user && !user.emailVerifiedAt) await mailVerification(ctx, user);
  });
}

export async function verifyEmail(link: string, request: RequestFacts): Promise<void> {
  await asSystem(request, async (ctx) => {
    const userId = await useLink(ctx, link, "verify");
    await markVerified(ctx, userId);
  });
}

export async function markVerified(ctx: SystemContext, userId: string): Promise<void> {
  const [user] = await ctx.db
    .update(users)
    .set({ emailVerifiedAt: ctx.now })
    .where(and(eq(users.id, userId), isNull(users.emailVerifiedAt)))
    .returning();
  if (user) await recordForPerson(ctx, user, "verify_email", "user.email_verified");
}

/** Says nothing of whether there is such an account. */
export async function requestReset(email: string, request: RequestFacts): Promise<void> {
  await refuseIfTrying(
    "mail_requested",
    [networkOf(request.ip ?? "unknown"), hashSecret(email)],
    10,
  );
  await asSystem(request, async (ctx) => {
    const [user] = await ctx.db.select().from(users).where(eq(users.email, email));
    if (!user) return;
    const link = await makeLink(ctx, user.id, "reset");
    await queueMail(
      ctx.db,
      {
        orgId: null,
        to: user.email,
        subject: "Set a new password",
        template: "reset_password",
        paragraphs: [
          `Hello ${user.name},`,
          "Somebody, hopefully you, asked for a new password. The link works once, within an hour. If it was not you, nothing changes.",
        ],
        action: { label: "Set a new password", url: `${settings().url}/reset-password/${link}` },
      },
      ctx.now,
    );
  });
}

/** A new password ends every session of the person, and every other link: whoever knew the old one is out. */
export async function resetPassword(
  { link, password }: { link: string; password: string },
  request: RequestFacts,
): Promise<void> {
  // Before the password costs anything: the form can be sent for ever by anybody.
  const open = unspent(link, "reset", new Date());
  if (!(await isThere(database(), emailLinks, open))) refuseSpent();
  const passwordHash = await hashPassword(password);
  await asSystem(request, async (ctx) => {
    const userId = await useLink(ctx, link, "reset");
    await setPassword(ctx, userId, passwordHash);
    // Whoever reads the mail owns the address.
    await markVerified(ctx, userId);
  });
}

export async function setPassword(
  ctx: SystemContext,
  userId: string,
  passwordHash: string,
): Promise<void> {
  const [user] = await ctx.db
    .update(users)
    .set({ passwordHash })
    .where(eq(users.id, userId))
    .returning();
  if (!user) return refuse("not_found", "There is no such person.");
  await revokeOtherSessions(userId, null, ctx.db);
  await spendResetLinks(ctx, userId);
  await recordForPerson(ctx, user, "reset_password", "user.password_reset");
}

/** A link that was asked for before the password changed may lie in a mailbox that others read. */
export async function spendResetLinks({ db, now }: SystemContext, userId: string): Promise<void> {
  const theirs = and(eq(emailLinks.userId, userId), eq(emailLinks.purpose, "reset"));
  await db
    .update(emailLinks)
    .set({ usedAt: now })
    .where(and(theirs, isNull(emailLinks.usedAt)));
}
