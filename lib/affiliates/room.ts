import { isWithinPlan } from "@/lib/billing/billing";
import type { ProgramContext } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import type { OrgRow } from "@/lib/orgs/orgs";

/**
 * For those who come in from outside, and can do nothing about a plan. The organization is held, so that
 * its limit is exact.
 */
export async function refuseWithoutRoom(at: ProgramContext, org: OrgRow): Promise<void> {
  if (await isWithinPlan({ ...at, org }, "affiliates")) return;
  refuse("conflict", `${org.name} takes no new affiliates at the moment. Write to them.`);
}
