import { and, eq } from "drizzle-orm";
import { importJobs } from "@/drizzle/schema";
import type { Context, ProgramContext } from "@/lib/operations/context";
import { holdPayouts } from "@/lib/payouts/due";
import { findJob, holdImports, type JobRow, presentJob } from "./jobs";
import { affiliateRevert, revertAffiliates } from "./revert-affiliates";
import { conversionRevert, revertConversions } from "./revert-conversions";
import type { ImportDetail, Kept, RevertedImport } from "./shape";

/** What undoing an import takes away, and what it has to leave. */
export interface Revert {
  /** Ids of what the import brought. */
  remove: string[];
  /** Ids of what it made payable or took part in, and what existed before. */
  release: string[];
  kept: Kept[];
}

/** Of what stays an answer names so many: it has to stay small. */
const NAMED = 100;

export async function getImport(ctx: Context, { jobId }: { jobId: string }): Promise<ImportDetail> {
  const { job, campaignName } = await findJob(ctx, jobId);
  return { ...presentJob(job, campaignName), revert: toldOf(job, await planRevert(ctx, job)) };
}

/**
 * Undoes an import but for what others have built upon since, which it names. Doing it again undoes what
 * has become free meanwhile, and nothing twice.
 */
export async function revertImport(
  ctx: Context,
  { jobId }: { jobId: string },
): Promise<RevertedImport> {
  const { job: seen } = await findJob(ctx, jobId);
  await holdImports(ctx, seen.campaignId);
  await holdPayouts(ctx);
  const { job } = await findJob(ctx, jobId);
  const revert =
    job.kind === "Conversions"
      ? await revertConversions(ctx, job)
      : await revertAffiliates(ctx, job);
  const status = revert.kept.length > 0 ? "PartlyReverted" : "Reverted";
  const told = toldOf(job, revert);
  if (job.status !== "Reverted") {
    await ctx.db
      .update(importJobs)
      .set({ status, revertedAt: ctx.now, kept: told.kept })
      .where(and(eq(importJobs.orgId, ctx.org.id), eq(importJobs.id, jobId)));
    const { kept: _named, ...figures } = told;
    ctx.changed({ status: job.status }, { status, ...figures });
  }
  return { jobId, status, ...told };
}

function planRevert(at: ProgramContext, job: JobRow): Promise<Revert> {
  return job.kind === "Conversions" ? conversionRevert(at, job) : affiliateRevert(at, job);
}

function toldOf({ kind }: JobRow, { remove, release, kept }: Revert) {
  // Of affiliates, leaving the campaign is as much undone as being removed.
  const isConversions = kind === "Conversions";
  return {
    reverted: isConversions ? remove.length : remove.length + release.length,
    unconfirmed: isConversions ? release.length : 0,
    keptTotal: kept.length,
    kept: kept.slice(0, NAMED),
  };
}
