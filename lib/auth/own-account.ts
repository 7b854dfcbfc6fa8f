import { eq } from "drizzle-orm";
import { users } from "@/drizzle/schema";
import type { RequestFacts } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { asSystem } from "@/lib/operations/system";
import { type Account, createOwner, recordForPerson, refuseIfTrying } from "./accounts";
import { hashPassword, isPassword } from "./passwords";
import { type Person, revokeOtherSessions } from "./sessions";
import type { ChangePasswordInput } from "./shape";

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
    const { userId: id, name } = person;
    await recordForPerson(ctx, { id, name }, "change_password", "user.password_changed");
  });
}
