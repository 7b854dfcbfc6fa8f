import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { headers } from "next/headers";
import { identities, users } from "@/drizzle/schema";
import { database } from "@/lib/db/database";
import { asSystem, type SystemContext } from "@/lib/operations/system";
import { requestFacts } from "./caller";
import { markVerified } from "./email-links";
import { recordForPerson } from "./people";
import { revokeOtherSessions, startSession } from "./sessions";

/** A person as a sign-in provider knows them. */
export interface Outsider {
  provider: string;
  subject: string;
  verifiedEmail: string | null;
}

/** By the identity that was linked before, else by an email that the provider has verified. */
export async function personBehind({ provider, subject, verifiedEmail }: Outsider) {
  const [linked] = await database()
    .select({ id: users.id, name: users.name })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(and(eq(identities.provider, provider), eq(identities.subject, subject)));
  if (linked || !verifiedEmail) return linked ?? null;
  const [known] = await database()
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(eq(users.email, verifiedEmail));
  return known ?? null;
}

/**
 * Whoever set a password for an address without proving that it is theirs may be somebody else than the
 * person whom the provider has just vouched for.
 */
async function dropUnprovenPassword(ctx: SystemContext, userId: string): Promise<void> {
  const [dropped] = await ctx.db
    .update(users)
    .set({ passwordHash: null })
    .where(and(eq(users.id, userId), isNull(users.emailVerifiedAt), isNotNull(users.passwordHash)))
    .returning({ id: users.id, name: users.name });
  if (!dropped) return;
  await revokeOtherSessions(userId, null, ctx.db);
  await recordForPerson(ctx, dropped, "drop_password", "user.password_dropped");
}

/** @returns the value for the session cookie. */
export async function signInOutsider(outsider: Outsider): Promise<string> {
  const person = await personBehind(outsider);
  if (!person) throw new Error("Nobody here belongs to that account.");
  const sent = await headers();
  const request = requestFacts(sent, { ip: sent.get("x-rekomi-peer-ip") ?? "" });
  return asSystem(request, async (ctx) => {
    const { provider, subject, verifiedEmail } = outsider;
    await ctx.db
      .insert(identities)
      .values({ provider, subject, userId: person.id, createdAt: ctx.now })
      .onConflictDoNothing();
    if (verifiedEmail) {
      await dropUnprovenPassword(ctx, person.id);
      await markVerified(ctx, person.id);
    }
    await recordForPerson(ctx, person, "sign_in", "user.signed_in");
    return startSession(ctx.db, person.id, request, ctx.now);
  });
}
