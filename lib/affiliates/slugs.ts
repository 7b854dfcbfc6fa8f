import { randomInt } from "node:crypto";
import { and, eq, gt, inArray, isNull, ne, sql } from "drizzle-orm";
import { affiliateInvites, affiliates } from "@/drizzle/schema";
import type { ProgramContext } from "@/lib/operations/context";

export interface ClaimedSlug {
  slug: string;
  /** Whether another was wanted, and somebody else has it. */
  conflict: boolean;
}

/**
 * A free referral name: the wanted one, else a random one such as `x7y9z2`. It stays free until the end of
 * the transaction, by which it has to be written to an affiliate or an invitation.
 * @param email what an open invitation keeps for this person (lower case) is theirs to have
 */
export async function claimSlug(
  at: ProgramContext,
  wanted?: string,
  email?: string,
): Promise<ClaimedSlug> {
  await holdSlugs(at);
  if (wanted && !(await takenAmong(at, [wanted], email)).includes(wanted)) {
    return { slug: wanted, conflict: false };
  }
  return { slug: await freshSlug(at), conflict: wanted !== undefined };
}

/** Whoever gives out names of an organization does so alone, to the end of their transaction. */
export async function holdSlugs(at: ProgramContext): Promise<void> {
  await at.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`slugs:${at.org.id}`}, 0))`,
  );
}

async function takenAmong(
  { db, now, org }: ProgramContext,
  slugs: string[],
  email?: string,
): Promise<string[]> {
  const rows = await db
    .select({ slug: affiliates.slug })
    .from(affiliates)
    .where(and(eq(affiliates.orgId, org.id), inArray(affiliates.slug, slugs)))
    .union(
      db
        .select({ slug: affiliateInvites.slug })
        .from(affiliateInvites)
        .where(
          and(
            eq(affiliateInvites.orgId, org.id),
            inArray(affiliateInvites.slug, slugs),
            isNull(affiliateInvites.acceptedAt),
            isNull(affiliateInvites.canceledAt),
            gt(affiliateInvites.expiresAt, now),
            email ? ne(affiliateInvites.email, email) : undefined,
          ),
        ),
    );
  return rows.map(({ slug }) => slug);
}

/** Of a few at a time one is free, unless a program has hundreds of millions of affiliates. */
async function freshSlug(at: ProgramContext): Promise<string> {
  for (;;) {
    const candidates = Array.from({ length: 4 }, randomSlug);
    const taken = await takenAmong(at, candidates);
    const free = candidates.find((slug) => !taken.includes(slug));
    if (free) return free;
  }
}

/** Without letters and digits that are mistaken for each other, since such names are also read aloud. */
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

function randomSlug(): string {
  return Array.from({ length: 6 }, () => SIGNS.charAt(randomInt(SIGNS.length))).join("");
}
