import { and, eq, inArray, or, sql } from "drizzle-orm";
import { affiliates, conversions, enrollments } from "@/drizzle/schema";
import { refers } from "@/lib/db/refers";
import type { ProgramContext } from "@/lib/operations/context";
import type { KnownPerson } from "./plan-affiliates";
import {
  affiliateFinder,
  externalKey,
  identityOf,
  importKeyed,
  type Known,
  type KnownConversion,
} from "./plan-conversions";
import type { ConversionRow } from "./shape";

/** What a plan has to know, in two statements however many rows there are. */
export async function readKnown(
  at: ProgramContext,
  campaignId: string,
  rows: readonly ConversionRow[],
): Promise<Known> {
  const affiliates = await knownAffiliates(at, campaignId, {
    emails: distinct(rows.map(({ affiliateEmail }) => affiliateEmail)),
    slugs: distinct(rows.map(({ affiliateSlug }) => affiliateSlug)),
  });
  const find = affiliateFinder(affiliates);
  const importKeys = rows.flatMap((row) => {
    const affiliate = find(row);
    const key = typeof affiliate === "string" ? null : identityOf(row, affiliate.id).importKey;
    return key ? [key] : [];
  });
  const externalIds = rows.flatMap(({ externalId }) => (externalId ? [externalId] : []));
  return {
    affiliates,
    conversions: await readConversions(at, campaignId, { externalIds, importKeys }),
  };
}

/** Whom the rows of an import name, and whether they take part in its campaign. */
export function knownAffiliates(
  { db, org }: ProgramContext,
  campaignId: string,
  { emails, slugs = [] }: { emails: string[]; slugs?: string[] },
): Promise<KnownPerson[]> {
  return db
    .select({
      id: affiliates.id,
      email: affiliates.email,
      fullName: affiliates.fullName,
      slug: affiliates.slug,
      status: affiliates.status,
      isEnrolled: sql<boolean>`${enrollments.affiliateId} is not null`,
    })
    .from(affiliates)
    .leftJoin(
      enrollments,
      and(refers(enrollments, "affiliateId", affiliates), eq(enrollments.campaignId, campaignId)),
    )
    .where(
      and(
        eq(affiliates.orgId, org.id),
        or(inArray(affiliates.email, emails), inArray(affiliates.slug, slugs)),
      ),
    );
}

async function readConversions(
  { db, org }: ProgramContext,
  campaignId: string,
  { externalIds, importKeys }: { externalIds: string[]; importKeys: string[] },
): Promise<Map<string, KnownConversion>> {
  const rows = await db
    .select({
      id: conversions.id,
      affiliateId: conversions.affiliateId,
      currency: conversions.currency,
      commissionMinor: conversions.commissionMinor,
      externalId: conversions.externalId,
      importKey: conversions.importKey,
      isUnconfirmed: sql<boolean>`${conversions.status} = 'Pending'
        and ${conversions.heldBecause} is not distinct from 'import_unconfirmed'`,
    })
    .from(conversions)
    .where(
      and(
        eq(conversions.orgId, org.id),
        eq(conversions.campaignId, campaignId),
        or(
          inArray(conversions.externalId, externalIds),
          inArray(conversions.importKey, importKeys),
        ),
      ),
    );
  return new Map(
    rows.flatMap(({ externalId, importKey, ...known }) => [
      ...(externalId ? [[externalKey(externalId), known] as const] : []),
      ...(importKey ? [[importKeyed(importKey), known] as const] : []),
    ]),
  );
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.flatMap((value) => value || []))];
}
