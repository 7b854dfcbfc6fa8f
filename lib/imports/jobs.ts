import { and, desc, eq, sql } from "drizzle-orm";
import { campaigns, importJobs } from "@/drizzle/schema";
import { alone, hold } from "@/lib/db/hold";
import { refers } from "@/lib/db/refers";
import type { Context, ProgramContext } from "@/lib/operations/context";
import { notFound } from "@/lib/operations/errors";
import { page, readCursor } from "@/lib/paging";
import { Balance, type ImportJob, type ListImportsInput, Reason } from "./shape";

export type JobRow = typeof importJobs.$inferSelect;

/** Imports into a campaign, and what undoes them, happen one after another: so that the same rows come in once. */
export async function holdImports({ db, org }: ProgramContext, campaignId: string): Promise<void> {
  await hold(db, alone(`imports:${org.id}:${campaignId}`));
}

type Done = Omit<
  typeof importJobs.$inferInsert,
  "orgId" | "status" | "createdBy" | "createdAt" | "revertedAt" | "kept"
>;

export async function recordJob(ctx: Context, job: Done): Promise<void> {
  await ctx.db.insert(importJobs).values({
    ...job,
    orgId: ctx.org.id,
    status: "Done",
    createdBy: ctx.actor.label,
    createdAt: ctx.now,
  });
}

export async function listImports(ctx: Context, input: ListImportsInput) {
  const after = readCursor(input.cursor);
  const rows = await select(ctx)
    .where(
      and(
        eq(importJobs.orgId, ctx.org.id),
        input.kind ? eq(importJobs.kind, input.kind) : undefined,
        input.campaignId ? eq(importJobs.campaignId, input.campaignId) : undefined,
        after
          ? sql`(${importJobs.createdAt}, ${importJobs.id}) < (${after.at}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(desc(importJobs.createdAt), desc(importJobs.id))
    .limit(input.take + 1);
  return page(
    rows,
    input.take,
    ({ job }) => ({ at: job.createdAt, id: job.id }),
    ({ job, campaignName }) => presentJob(job, campaignName),
  );
}

export async function findJob(ctx: ProgramContext, jobId: string) {
  const [found] = await select(ctx).where(
    and(eq(importJobs.orgId, ctx.org.id), eq(importJobs.id, jobId)),
  );
  if (!found) throw notFound("import");
  return found;
}

function select({ db }: ProgramContext) {
  return db
    .select({ job: importJobs, campaignName: campaigns.name })
    .from(importJobs)
    .innerJoin(campaigns, refers(importJobs, "campaignId", campaigns))
    .$dynamic();
}

export function presentJob(job: JobRow, campaignName: string): ImportJob {
  const balance = (value: unknown) => Balance.nullable().parse(value) ?? undefined;
  return {
    jobId: job.id,
    kind: job.kind,
    campaignId: job.campaignId,
    campaignName,
    status: job.status,
    rowsTotal: job.rowsTotal,
    imported: job.imported,
    skipped: job.skipped,
    errored: job.errored,
    confirmed: job.kind === "Conversions" ? job.confirmed : undefined,
    reasons: Reason.array().parse(job.reasons),
    paidBalance: balance(job.paidBalance),
    unpaidBalance: balance(job.unpaidBalance),
    unpaidConfirmedByCurrency: balance(job.unpaidConfirmed),
    createdBy: job.createdBy,
    createdAt: job.createdAt.toISOString(),
    revertedAt: job.revertedAt?.toISOString(),
  };
}
