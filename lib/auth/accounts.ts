import { timingSafeEqual } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { memberships, orgs, users } from "@/drizzle/schema";
import { database, type Tx } from "@/lib/db/database";
import { lookUp } from "@/lib/db/look-up";
import { isUniqueViolation } from "@/lib/db/violations";
import type { RequestFacts } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { networkOf } from "@/lib/operations/network";
import { asSystem, type SystemContext } from "@/lib/operations/system";
import { RESERVED_SLUGS } from "@/lib/orgs/reserved";
import { endOfTrial } from "@/lib/orgs/shape";
import { settings } from "@/lib/settings";
import { hashSecret } from "@/lib/tokens/secret";
import { mailVerification } from "./email-links";
import { isFirstRun } from "./first-run";
import { countEvent, takeBack } from "./installation-log";
import { hashPassword, isPassword } from "./passwords";
import { actingFor, recordForPerson } from "./people";
import { startSession } from "./sessions";
import { setupCode } from "./setup-code";
import { type SetupInput, suggestSlug } from "./shape";
import { refuseIfTrying } from "./tries";

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

async function freeSlug(db: Tx, wish: string): Promise<string> {
  const base = RESERVED_SLUGS.includes(wish) ? `${wish}-org` : wish;
  for (let suffix = 1; suffix < 100; suffix += 1) {
    const slug = suffix === 1 ? base : `${base}-${suffix}`;
    if (!(await lookUp(db, sql`open_org(${slug})`, z.unknown()))) return slug;
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
