import { eq } from "drizzle-orm";
import { users } from "@/drizzle/schema";
import { refuse } from "@/lib/operations/errors";
import { asSystem, OPERATOR, type SystemContext } from "@/lib/operations/system";
import { type Account, createOwner } from "./accounts";
import { localRequest } from "./caller";
import { markVerified, setPassword } from "./email-links";
import { hashPassword } from "./passwords";

/** What the operator does about people: what a set-up page or a mailed link would do, without them. */

interface NewOwner {
  email: string;
  password: string;
  name: string;
  orgName: string;
  orgSlug?: string;
}

/** A person who is known already keeps their password. */
export async function addOwner({ password, ...owner }: NewOwner): Promise<Account> {
  const passwordHash = await hashPassword(password);
  return asOperator((ctx) => createOwner(ctx, { ...owner, passwordHash }));
}

export async function verifyEmailOf(email: string): Promise<{ userId: string }> {
  return asOperator(async (ctx) => {
    const userId = await personWith(ctx, email);
    await markVerified(ctx, userId);
    return { userId };
  });
}

/** Signs the person out everywhere. */
export async function resetPasswordOf(
  email: string,
  password: string,
): Promise<{ userId: string }> {
  const passwordHash = await hashPassword(password);
  return asOperator(async (ctx) => {
    const userId = await personWith(ctx, email);
    await setPassword(ctx, userId, passwordHash);
    return { userId };
  });
}

export function asOperator<T>(work: (ctx: SystemContext) => Promise<T>): Promise<T> {
  return asSystem(localRequest(), work, OPERATOR);
}

async function personWith({ db }: SystemContext, email: string): Promise<string> {
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
  return user?.id ?? refuse("not_found", `Nobody here has the email ${email}.`, { field: "email" });
}
