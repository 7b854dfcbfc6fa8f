import { randomInt } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { affiliateInvites, affiliates } from "@/drizzle/schema";
import { alone, hold } from "@/lib/db/hold";
import { hasStatus } from "@/lib/invites/rows";
import type { ProgramContext } from "@/lib/operations/context";

export interface ClaimedSlug {
  slug: string;
  /** Whether another was wanted, and somebody else has it. */
  conflict: boolean;
}

/** Somebody who is to have a referral name. */
interface SlugWish {
  wanted?: string;
  /** Lower case. What an open invitation keeps for this person is theirs to have. */
  email?: string;
}

/**
 * A free referral name: the wanted one, else a random one such as `x7y9z2`. It stays free until the end of
 * the transaction, by which it has to be written to an affiliate or an invitation.
 */
export async function claimSlug(
  at: ProgramContext,
  wanted?: string,
  email?: string,
): Promise<ClaimedSlug> {
  const [claimed] = await claimSlugs(at, [{ wanted, email }]);
  if (!claimed) throw new Error("One wish has one answer.");
  return claimed;
}

/** Names for many, in the order of their wishes: of two who want the same one, the first has it. */
export async function claimSlugs(
  at: ProgramContext,
  wishes: readonly SlugWish[],
): Promise<ClaimedSlug[]> {
  await holdSlugs(at);
  const holders = await holdersOf(at, distinct(wishes.map(({ wanted }) => wanted)));
  const given = new Set<string>();
  const granted = wishes.map(({ wanted, email }) => {
    const holder = wanted ? holders.get(wanted) : undefined;
    if (!wanted || given.has(wanted) || (holder !== undefined && holder !== email)) return null;
    given.add(wanted);
    return wanted;
  });
  const fresh = await freshSlugs(at, granted.filter((slug) => slug === null).length, given);
  return wishes.map(({ wanted }, index) => {
    const slug = granted[index] ?? fresh.pop();
    if (!slug) throw new Error("There are as many fresh names as wishes that were not granted.");
    return { slug, conflict: wanted !== undefined && slug !== wanted };
  });
}

/** Whoever gives out names of an organization does so alone, to the end of their transaction. */
export async function holdSlugs(at: ProgramContext): Promise<void> {
  await hold(at.db, alone(`slugs:${at.org.id}`));
}

/** Who has a name: "" for an affiliate, else the email of the person it is kept for. */
async function holdersOf(
  { db, now, org }: ProgramContext,
  slugs: string[],
): Promise<Map<string, string>> {
  const kept = await db
    .select({ slug: affiliateInvites.slug, holder: affiliateInvites.email })
    .from(affiliateInvites)
    .where(
      and(
        eq(affiliateInvites.orgId, org.id),
        inArray(affiliateInvites.slug, slugs),
        hasStatus("Open", now),
      ),
    );
  const taken = await db
    .select({ slug: affiliates.slug })
    .from(affiliates)
    .where(and(eq(affiliates.orgId, org.id), inArray(affiliates.slug, slugs)));
  return new Map([
    ...kept.map(({ slug, holder }) => [slug, holder] as const),
    ...taken.map(({ slug }) => [slug, ""] as const),
  ]);
}

/** Of more than are needed enough are free, unless a program has hundreds of millions of affiliates. */
async function freshSlugs(
  at: ProgramContext,
  count: number,
  given: ReadonlySet<string>,
): Promise<string[]> {
  const free = new Set<string>();
  while (free.size < count) {
    const candidates = Array.from({ length: count + 4 }, randomSlug);
    const taken = await holdersOf(at, candidates);
    for (const slug of candidates)
      if (free.size < count && !taken.has(slug) && !given.has(slug)) free.add(slug);
  }
  return [...free];
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

/** Without letters and digits that are mistaken for each other, since such names are also read aloud. */
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

function randomSlug(): string {
  return Array.from({ length: 6 }, () => SIGNS.charAt(randomInt(SIGNS.length))).join("");
}
