import { timingSafeEqual } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { emailLinks, memberships, orgs, users } from "@/drizzle/schema";
import { database, type Tx } from "@/lib/db/database";
import { lookUp } from "@/lib/db/look-up";
import { isUniqueViolation } from "@/lib/db/violations";
import { queueMail } from "@/lib/mail/mail";
import type { RequestFacts } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { networkOf } from "@/lib/operations/network";
import { asSystem, type SystemContext } from "@/lib/operations/system";
import { RESERVED_SLUGS } from "@/lib/orgs/reserved";
import { endOfTrial } from "@/lib/orgs/shape";
import { settings } from "@/lib/settings";
import { HOUR } from "@/lib/time/shape";
import { hashSecret, makeSecret } from "@/lib/tokens/secret";
import { isFirstRun } from "./first-run";
import { countEvent, mostSince, takeBack } from "./installation-log";
import { hashPassword, isPassword } from "./passwords";
import { revokeOtherSessions, startSession } from "./sessions";
import { setupCode } from "./setup-code";
import { type SetupInput, suggestSlug } from "./shape";

export interface Account {
  userId: string;
  orgId: string;
  orgSlug: string;
}

/** The first owner and organization. Of two racing set-ups one wins and the other finds the page closed. */
export async function setUp(
  input: SetupInput,
  request: RequestFacts,
): Promise<Account & { session: string }> {
  await refuseWrongCode(input.code, request);
  // Before the password costs anything: the form can be sent for ever by anybody.
  if (!(await isFirstRun())) refuseSecondSetUp();
  const passwordHash = await hashPassword(input.password);
  return asSystem(request, async (ctx) => {
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('rekomi.setup'))`);
    const [someone] = await ctx.db.select({ id: users.id }).from(users).limit(1);
    if (someone) refuseSecondSetUp();
    const account = await createOwner(ctx, { ...input, passwordHash });
    const session = await startSession(ctx.db, account.userId, request, ctx.now);
    return { ...account, session };
  });
}

function refuseSecondSetUp(): never {
  refuse("conflict", "This installation has been set up. Sign in instead.");
}

async function refuseWrongCode(given: string | undefined, { ip }: RequestFacts): Promise<void> {
  const code = setupCode();
  if (!code) return;
  await refuseIfTrying("setup", [networkOf(ip ?? "unknown")], 20);
  const hashes = [given ?? "", code].map((text) => Buffer.from(hashSecret(text), "hex"));
  const [a, b] = hashes;
  if (!a || !b || !timingSafeEqual(a, b)) {
    refuse(
      "validation_failed",
      "code: Write the set-up code that the server printed when it started.",
      {
        field: "code",
      },
    );
  }
}

interface OwnerInput {
  name: string;
  email: string;
  passwordHash: string;
  orgName: string;
  orgSlug?: string;
}

/** Makes a person, or takes the one with this email, and an organization that they own. */
export async function createOwner(ctx: SystemContext, input: OwnerInput): Promise<Account> {
  const userId = await ensurePerson(ctx, input);
  const { orgId, orgSlug } = await createOrg(ctx, input);
  await ctx.db.insert(memberships).values({ orgId, userId, role: "owner", createdAt: ctx.now });
  ctx.record({
    orgId,
    ...actingFor(ctx, { id: userId, name: input.name }, "owner"),
    operation: "create_org",
    action: "org.created",
    subject: { type: "org", id: orgId, label: input.orgName },
    outcome: "ok",
    after: { name: input.orgName, slug: orgSlug },
  });
  return { userId, orgId, orgSlug };
}

async function ensurePerson(
  ctx: SystemContext,
  { name, email, passwordHash }: OwnerInput,
): Promise<string> {
  const [known] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.email, email));
  if (known) return known.id;
  const id = uuidv7();
  await ctx.db.insert(users).values({ id, email, name, passwordHash, createdAt: ctx.now });
  await mailVerification(ctx, { id, email, name });
  return id;
}

async function createOrg(ctx: SystemContext, { orgName, orgSlug }: OwnerInput) {
  const slug = orgSlug ?? (await freeSlug(ctx.db, suggestSlug(orgName)));
  if (RESERVED_SLUGS.includes(slug)) {
    refuse(
      "validation_failed",
      `orgSlug: ${slug} is an address of Rekomi itself. Choose another.`,
      {
        field: "orgSlug",
      },
    );
  }
  const orgId = uuidv7();
  await ctx.enterOrg(orgId);
  try {
    await ctx.db.insert(orgs).values({
      id: orgId,
      slug,
      name: orgName,
      ...newPlan(ctx.now),
      createdAt: ctx.now,
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    refuse("slug_already_taken", `orgSlug: An organization named ${slug} exists. Choose another.`, {
      field: "orgSlug",
    });
  }
  return { orgId, orgSlug: slug };
}

/** With Stripe a trial begins; without it the operator decides, and by default nothing is gated. */
function newPlan(now: Date) {
  if (settings().stripe) {
    return {
      planTier: "Growth",
      subscriptionStatus: "Trialing",
      trialEndsAt: endOfTrial(now),
    } as const;
  }
  return {
    planTier: settings().defaultPlan,
    subscriptionStatus: "Active",
    trialEndsAt: null,
  } as const;
}

const OpenedOrg = z.object({ id: z.uuid() });

async function freeSlug(db: Tx, wish: string): Promise<string> {
  const base = RESERVED_SLUGS.includes(wish) ? `${wish}-org` : wish;
  for (let suffix = 1; suffix < 100; suffix += 1) {
    const slug = suffix === 1 ? base : `${base}-${suffix}`;
    if (!(await lookUp(db, sql`open_org(${slug})`, OpenedOrg))) return slug;
  }
  return `${base}-${uuidv7().slice(-6)}`;
}

/**
 * Answers the same whether the email or the password is wrong, and takes as long.
 * @returns the value for the session cookie.
 */
export async function signIn(
  { email, password }: { email: string; password: string },
  request: RequestFacts,
): Promise<string> {
  const [address, account] = [networkOf(request.ip ?? "unknown"), hashSecret(email)];
  const [now, pair] = [new Date(), `${address} ${account}`];
  await refuseIfTrying("sign_in_tried", [pair], 10, now);
  await refuseIfTrying("sign_in_tried", [address], 50, now);
  const [user] = await database().select().from(users).where(eq(users.email, email));
  if (!(await isPassword(password, user?.passwordHash ?? null)) || !user) {
    await countEvent("sign_in_failed", address, new Date());
    return refuse(
      "unauthorized",
      "That email and password do not belong together. Try again, or reset the password.",
    );
  }
  // Who knows the password was not guessing.
  await takeBack("sign_in_tried", [pair, address], now);
  return asSystem(request, async (ctx) => {
    await recordForPerson(ctx, user, "sign_in", "user.signed_in");
    return startSession(ctx.db, user.id, request, ctx.now);
  });
}

/** People act for themselves; what the operator does for them is the operator's act. */
function actingFor({ actor }: SystemContext, user: { id: string; name: string }, role: string) {
  if (actor.type === "admin") return { actor, role: "owner" };
  return { actor: { type: "user", id: user.id, label: user.name }, role } as const;
}

/** The person's act stands in the log of every organization that they can now reach. */
export async function recordForPerson(
  ctx: SystemContext,
  user: { id: string; name: string },
  operation: string,
  action: string,
): Promise<void> {
  const { rows } = await ctx.db.execute<{ slug: string; role: string }>(
    sql`select slug, role from memberships_of(${user.id})`,
  );
  for (const { slug, role } of rows) {
    const org = await lookUp(ctx.db, sql`open_org(${slug})`, OpenedOrg);
    if (!org) continue;
    ctx.record({
      orgId: org.id,
      ...actingFor(ctx, user, role),
      operation,
      action,
      subject: { type: "user", id: user.id, label: user.name },
      outcome: "ok",
    });
  }
}

/** Counts first, so that a burst of tries at once is counted whole. */
export async function refuseIfTrying(
  kind: "sign_in_tried" | "setup" | "mail_requested" | "applied",
  keys: readonly string[],
  limit: number,
  now = new Date(),
): Promise<void> {
  for (const key of keys) await countEvent(kind, key, now);
  if ((await mostSince(kind, keys, new Date(now.getTime() - 900_000))) > limit) {
    refuse("rate_limited", "Too many tries. Wait a quarter of an hour, then try again.", {
      retryAfter: 900,
    });
  }
}

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
  const open = await database().$count(emailLinks, unspent(link, "reset", new Date()));
  if (open === 0) refuseSpent();
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

export async function membershipsOf(
  userId: string,
): Promise<{ slug: string; name: string; role: string }[]> {
  const { rows } = await database().execute<{ slug: string; name: string; role: string }>(
    sql`select slug, name, role from memberships_of(${userId})`,
  );
  return rows;
}
