import { and, eq } from "drizzle-orm";
import { enrollments } from "@/drizzle/schema";
import type { StoredCommission } from "@/lib/campaigns/terms";
import { isThere } from "@/lib/db/is-there";
import type { ProgramContext } from "@/lib/operations/context";

interface Part {
  campaignId: string;
  affiliateId: string;
}

/** Whoever takes part already goes on doing so, on the given terms where there are any. */
export async function enroll(
  { db, now, org }: ProgramContext,
  part: Part,
  terms: StoredCommission | null = null,
): Promise<void> {
  const row = db.insert(enrollments).values({ ...part, ...terms, orgId: org.id, createdAt: now });
  const target = [enrollments.orgId, enrollments.campaignId, enrollments.affiliateId];
  await (terms ? row.onConflictDoUpdate({ target, set: terms }) : row.onConflictDoNothing());
}

export function isEnrolled({ db, org }: ProgramContext, part: Part): Promise<boolean> {
  const same = and(
    eq(enrollments.orgId, org.id),
    eq(enrollments.campaignId, part.campaignId),
    eq(enrollments.affiliateId, part.affiliateId),
  );
  return isThere(db, enrollments, same);
}
