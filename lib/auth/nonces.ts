import { usedNonces } from "@/drizzle/schema";
import { type Database, database, type Tx } from "@/lib/db/database";

/** True once for each nonce, whichever instance asks; within a transaction, unless that is undone. */
export async function seizeNonce(
  nonce: string,
  until: Date,
  db: Tx | Database = database(),
): Promise<boolean> {
  const seized = await db
    .insert(usedNonces)
    .values({ nonce, expiresAt: until })
    .onConflictDoNothing()
    .returning({ nonce: usedNonces.nonce });
  return seized.length === 1;
}
