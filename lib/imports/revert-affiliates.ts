import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import {
  affiliateCoupons,
  affiliateInvites,
  affiliateSessions,
  affiliates,
  clicks,
  conversions,
  embedTokens,
  enrollments,
  leads,
  magicLinks,
  payoutLines,
} from "@/drizzle/schema";
import type { ProgramContext } from "@/lib/operations/context";
import type { JobRow } from "./jobs";
import type { Revert } from "./revert";

/** What reverting would do now: whom it brought goes, and who was here before leaves the campaign. */
export async function affiliateRevert(at: ProgramContext, job: JobRow): Promise<Revert> {
  const revert: Revert = { remove: [], release: [], kept: [] };
  for (const row of await readRows(at, job)) {
    const { id, isOwn } = row;
    const ties = isOwn ? row.ties : row.campaignTies;
    if (ties.length > 0) {
      const label = `${row.fullName} (${row.email})`;
      const reason = `There is something of theirs: ${ties.join(", ")}.`;
      revert.kept.push({ type: "affiliate", id, label, reason });
    } else (isOwn ? revert.remove : revert.release).push(id);
  }
  return revert;
}

export async function revertAffiliates(at: ProgramContext, job: JobRow): Promise<Revert> {
  await at.db
    .select({ id: affiliates.id })
    .from(affiliates)
    .where(touchedBy(at, job))
    .orderBy(asc(affiliates.id))
    .for("update");
  const revert = await affiliateRevert(at, job);
  await leave(at, job, [...revert.remove, ...revert.release]);
  await remove(at, revert.remove);
  return revert;
}

function touchedBy(at: ProgramContext, { id }: JobRow): SQL | undefined {
  const enrolled = at.db
    .select({ id: enrollments.affiliateId })
    .from(enrollments)
    .where(and(eq(enrollments.orgId, at.org.id), eq(enrollments.importJobId, id)));
  return and(
    eq(affiliates.orgId, at.org.id),
    sql`(${affiliates.importJobId} = ${id} or ${affiliates.id} in ${enrolled})`,
  );
}

async function readRows(at: ProgramContext, job: JobRow) {
  const rows = await at.db
    .select({
      id: affiliates.id,
      fullName: affiliates.fullName,
      email: affiliates.email,
      isOwn: sql<boolean>`${affiliates.importJobId} is not distinct from ${job.id}::uuid`,
      ...tiesOf(at, job),
    })
    .from(affiliates)
    .where(touchedBy(at, job))
    .orderBy(asc(affiliates.id));
  return rows.map(({ id, fullName, email, isOwn, ...has }) => {
    const campaignTies = [
      has.clicks && "clicks",
      has.leads && "leads",
      has.conversions && "conversions",
      has.coupons && "coupons",
    ].filter((tie) => tie !== false);
    const ties = [
      has.anyClicks && "clicks",
      has.anyLeads && "leads",
      has.anyConversions && "conversions",
      has.anyCoupons && "coupons",
      has.invites && "an invitation",
      has.payouts && "payouts",
      has.embeds && "an embedded dashboard",
      has.recruits && "recruits",
      has.elsewhere && "another campaign",
    ].filter((tie) => tie !== false);
    return { id, fullName, email, isOwn, campaignTies, ties };
  });
}

/** What there may be of an affiliate, in the import's campaign and altogether. */
function tiesOf(at: ProgramContext, { id: jobId, campaignId }: JobRow) {
  const org = at.org.id;
  const here = affiliates.id;
  const any = (query: SQL) => sql<boolean>`exists (select 1 from ${query})`;
  const rowsOf = (
    table: typeof clicks | typeof leads | typeof conversions | typeof affiliateCoupons,
  ) => sql`${table} where ${table.orgId} = ${org} and ${table.affiliateId} = ${here}`;
  const inCampaign = (table: Parameters<typeof rowsOf>[0]) =>
    any(sql`${rowsOf(table)} and ${table.campaignId} = ${campaignId}`);
  return {
    clicks: inCampaign(clicks),
    leads: inCampaign(leads),
    conversions: inCampaign(conversions),
    coupons: inCampaign(affiliateCoupons),
    anyClicks: any(rowsOf(clicks)),
    anyLeads: any(rowsOf(leads)),
    anyConversions: any(rowsOf(conversions)),
    anyCoupons: any(rowsOf(affiliateCoupons)),
    invites: any(
      sql`${affiliateInvites} where ${affiliateInvites.orgId} = ${org} and ${affiliateInvites.affiliateId} = ${here}`,
    ),
    payouts: any(
      sql`${payoutLines} where ${payoutLines.orgId} = ${org} and ${payoutLines.affiliateId} = ${here}`,
    ),
    embeds: any(
      sql`${embedTokens} where ${embedTokens.orgId} = ${org} and ${embedTokens.affiliateId} = ${here}`,
    ),
    recruits: any(
      sql`${affiliates} recruit where recruit.org_id = ${org} and recruit.recruited_by_id = ${here}`,
    ),
    elsewhere: any(
      sql`${enrollments} where ${enrollments.orgId} = ${org} and ${enrollments.affiliateId} = ${here}
        and ${enrollments.importJobId} is distinct from ${jobId}::uuid`,
    ),
  };
}

async function leave(at: ProgramContext, job: JobRow, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await at.db
    .delete(enrollments)
    .where(
      and(
        eq(enrollments.orgId, at.org.id),
        eq(enrollments.importJobId, job.id),
        inArray(enrollments.affiliateId, ids),
      ),
    );
}

async function remove(at: ProgramContext, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const org = at.org.id;
  await at.db
    .delete(affiliateSessions)
    .where(and(eq(affiliateSessions.orgId, org), inArray(affiliateSessions.affiliateId, ids)));
  // A link in a mail that is out cannot be called back, but it opens nothing.
  await at.db
    .update(magicLinks)
    .set({ usedAt: at.now })
    .where(
      and(
        eq(magicLinks.orgId, org),
        inArray(magicLinks.affiliateId, ids),
        isNull(magicLinks.usedAt),
      ),
    );
  await at.db.delete(affiliates).where(and(eq(affiliates.orgId, org), inArray(affiliates.id, ids)));
}
