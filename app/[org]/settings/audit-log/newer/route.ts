import { listAuditLog } from "@/lib/audit/operations";
import { answerPoll } from "@/lib/surfaces/poll";
import { orgProfile } from "../../../member";
import { filtersIn, readFilters } from "../filters";

/** How many rows are newer than the first one on the page, under the same filters. */
export async function GET(request: Request, { params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const { after, ...query } = Object.fromEntries(new URL(request.url).searchParams);
  const { timezone } = await orgProfile(org);
  const asked = readFilters({ ...filtersIn(query), since: after }, undefined, timezone);
  if (!asked.ok)
    return Response.json({ error: "validation_failed", message: asked.message }, { status: 400 });
  return answerPoll(listAuditLog, org, { ...asked.input, pageSize: 1 });
}
