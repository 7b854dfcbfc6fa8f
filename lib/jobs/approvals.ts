import { sql } from "drizzle-orm";
import { localRequest } from "@/lib/auth/caller";
import { approveDue } from "@/lib/conversions/review";
import { database } from "@/lib/db/database";
import { asSystem, within } from "@/lib/operations/system";

/** As many ids as a row of the log names; the count is exact. */
const NAMED = 50;

/** Approves what has been held long enough, one organization after another: what fails in one stops no other. */
export async function approveConversions(): Promise<void> {
  const { rows } = await database().execute<{ org_id: string }>(
    sql`select org_id from orgs_with_due_approvals()`,
  );
  const failures: unknown[] = [];
  for (const { org_id: orgId } of rows) {
    await approveIn(orgId).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, "Some approvals failed.");
}

async function approveIn(orgId: string): Promise<void> {
  await asSystem(localRequest(), async (ctx) => {
    await ctx.enterOrg(orgId);
    const ids = await approveDue(within(ctx, orgId));
    // Another instance may have been faster.
    if (ids.length === 0) return;
    ctx.record({
      orgId,
      operation: "approve_due_conversions",
      action: "conversion.approved",
      outcome: "ok",
      after: { count: ids.length, ids: ids.slice(0, NAMED) },
    });
  });
}
