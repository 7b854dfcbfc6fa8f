import { users } from "@/drizzle/schema";
import { database } from "@/lib/db/database";

/** Whether nobody has set this installation up yet. */
export async function isFirstRun(): Promise<boolean> {
  const [someone] = await database().select({ id: users.id }).from(users).limit(1);
  return someone === undefined;
}
