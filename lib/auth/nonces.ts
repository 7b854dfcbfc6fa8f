import { usedNonces } from "@/drizzle/schema";
import { database } from "@/lib/db/database";

/** True once for each nonce, whichever instance asks. */
export async function seizeNonce(nonce: string, until: Date): Promise<boolean> {
  const seized = await database()
    .insert(usedNonces)
    .values({ nonce, expiresAt: until })
    .onConflictDoNothing()
    .returning({ nonce: usedNonces.nonce });
  return seized.length === 1;
}
