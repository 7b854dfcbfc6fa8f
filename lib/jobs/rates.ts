import { inArray, sql } from "drizzle-orm";
import { rateCounts } from "@/drizzle/schema";
import { appendAudit } from "@/lib/audit/writer";
import { database } from "@/lib/db/database";
import { learnTotals, takeUnflushed } from "@/lib/operations/rate";
import { takeRepeats } from "@/lib/operations/repeats";

/** Adds this instance's counts to the others' and learns the totals. */
export async function exchangeRates(): Promise<void> {
  const deltas = takeUnflushed(new Date());
  if (deltas.length === 0) return;
  await database()
    .insert(rateCounts)
    .values(deltas)
    .onConflictDoUpdate({
      target: [rateCounts.key, rateCounts.minute],
      set: { count: sql`${rateCounts.count} + excluded.count` },
    });
  const totals = await database()
    .select()
    .from(rateCounts)
    .where(inArray(rateCounts.key, [...new Set(deltas.map(({ key }) => key))]));
  learnTotals(totals);
}

/** One row for all refusals of a credential in a minute but the first. */
export async function writeRepeats(all = false): Promise<void> {
  await appendAudit(database(), takeRepeats(new Date(), all));
}
