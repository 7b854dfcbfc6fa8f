import { eq } from "drizzle-orm";
import { users } from "@/drizzle/schema";
import type { RequestFacts } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { asSystem } from "@/lib/operations/system";
import { type Account, createOwner } from "./accounts";
import { spendResetLinks } from "./email-links";
import { hashPassword, isPassword } from "./passwords";
import { recordForPerson } from "./people";
import { type Person, revokeOtherSessions, revokeSession } from "./sessions";
import type { ChangePasswordInput } from "./shape";
import { refuseIfTrying } from "./tries";

/** What a signed-in person does for themselves, before any organization. */

export function createOrganization(
  { name, email }: Person,
  orgName: string,
  request: RequestFacts,
): Promise<Account> {
  // The password is not used: the person is known by their email.
  return asSystem(request, (ctx) => createOwner(ctx, { name, email, passwordHash: "", orgName }));
}

/** Asks for the old password, since a browser may have been left open; ends every other session. */
export async function changePassword(
  person: Person,
  { currentPassword, password }: ChangePasswordInput,
  request: RequestFacts,
): Promise<void> {
  await refuseIfTrying("sign_in_tried", [person.userId], 10);
  const passwordHash = await hashPassword(password);
  await asSystem(request, async (ctx) => {
    const mine = eq(users.id, person.userId);
    const [user] = await ctx.db.select().from(users).where(mine);
    if (!(await isPassword(currentPassword, user?.passwordHash ?? null))) {
      refuse("validation_failed", "currentPassword: This is not your password. Try again.", {
        field: "currentPassword",
      });
    }
    await ctx.db.update(users).set({ passwordHash }).where(mine);
    await revokeOtherSessions(person.userId, person.sessionId, ctx.db);
    await spendResetLinks(ctx, person.userId);
    const { userId: id, name } = person;
    await recordForPerson(ctx, { id, name }, "change_password", "user.password_changed");
  });
}

/** Signs out one other browser, or all but this one. */
export async function endSessions(
  { userId, sessionId, name }: Person,
  which: { id: string } | "others",
  request: RequestFacts,
): Promise<void> {
  await asSystem(request, async (ctx) => {
    const ended =
      which === "others"
        ? await revokeOtherSessions(userId, sessionId, ctx.db)
        : await revokeSession(userId, which.id, ctx.db);
    if (ended)
      await recordForPerson(ctx, { id: userId, name }, "end_sessions", "user.sessions_ended");
  });
}
