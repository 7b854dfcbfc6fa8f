import { and, eq } from "drizzle-orm";
import { headers } from "next/headers";
import { identities, users } from "@/drizzle/schema";
import { database } from "@/lib/db/database";
import { asSystem } from "@/lib/operations/system";
import { markVerified, recordForPerson } from "./accounts";
import { requestFacts } from "./caller";
import { startSession } from "./sessions";

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
    if (verifiedEmail) await markVerified(ctx, person.id);
    await recordForPerson(ctx, person, "sign_in", "user.signed_in");
    return startSession(ctx.db, person.id, request, ctx.now);
  });
}
