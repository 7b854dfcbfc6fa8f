import type { AffiliateStatus } from "@/lib/affiliates/shape";
import type { KnownAffiliate } from "./plan-conversions";
import { Reasons } from "./reasons";
import type { AffiliateRow, ImportAffiliatesInput } from "./shape";

/** An affiliate of the organization whom a row names. */
export interface KnownPerson extends KnownAffiliate {
  fullName: string;
  status: AffiliateStatus;
}

/** Somebody whom nobody knew before, and where their row stands. */
export interface NewPerson {
  row: AffiliateRow;
  place: number;
  status: AffiliateStatus;
}

interface AffiliatePlan {
  add: NewPerson[];
  /** Who is here already and joins the campaign. */
  join: KnownPerson[];
  reasons: Reasons;
}

/** Says of each row what becomes of it. */
export function planAffiliates(
  {
    affiliates: rows,
    includeStatuses,
  }: Pick<ImportAffiliatesInput, "affiliates" | "includeStatuses">,
  known: readonly KnownPerson[],
): AffiliatePlan {
  const plan: AffiliatePlan = { add: [], join: [], reasons: new Reasons() };
  const asked = new Set(includeStatuses);
  const byEmail = new Map(known.map((person) => [person.email, person]));
  const seen = new Set<string>();
  for (const [place, row] of rows.entries()) {
    const person = byEmail.get(row.email);
    const skip = !asked.has(row.status)
      ? `Their status, ${row.status}, was not asked for.`
      : seen.has(row.email)
        ? "The same email stands further up in this call."
        : person?.isEnrolled && "They are in this campaign already.";
    if (skip) {
      plan.reasons.add("skipped", skip, place);
      continue;
    }
    seen.add(row.email);
    if (!person) plan.add.push({ row, place, status: standingOf(row.status) });
    else planKnown(plan, person, row, place);
  }
  return plan;
}

function planKnown(plan: AffiliatePlan, person: KnownPerson, row: AffiliateRow, place: number) {
  if (person.status === "Rejected" || person.status === "Removed") {
    const words = `They were ${person.status.toLowerCase()} here before. Change that first.`;
    return plan.reasons.add("errored", words, place);
  }
  plan.join.push(person);
  if (row.slug && row.slug !== person.slug) {
    const words = `They are here already and keep their slug ${person.slug}: ${row.slug} was not given.`;
    plan.reasons.add("changed", words, place);
  }
}

/** What other platforms say, in our words. */
const STANDINGS: Record<AffiliateStatus, readonly string[]> = {
  Approved: ["approved", "active", "accepted", "confirmed", "enabled"],
  Pending: ["pending", "applied", "in review", "invited", "new", "unconfirmed", "waiting"],
  Paused: ["paused", "disabled", "inactive", "suspended"],
  Rejected: ["rejected", "declined", "denied"],
  Removed: ["removed", "archived", "banned", "blocked", "deleted", "terminated"],
};

/** Words that nobody knows let nobody in: somebody of the team decides. */
export function standingOf(status: string): AffiliateStatus {
  if (STANDINGS.Approved.includes(status)) return "Approved";
  if (STANDINGS.Paused.includes(status)) return "Paused";
  if (STANDINGS.Rejected.includes(status)) return "Rejected";
  return STANDINGS.Removed.includes(status) ? "Removed" : "Pending";
}
