import { CONVERSION_STATUSES, ListConversionsInput } from "@/lib/conversions/shape";
import { choiceOf, textOf } from "../../search-params";
import { momentOf } from "../settings/audit-log/days";

/** The filters of the list, as the address holds them. */
export function filtersIn(query: Record<string, string | string[] | undefined>) {
  return {
    status: choiceOf(CONVERSION_STATUSES, query.status),
    campaign: textOf(query.campaign),
    affiliate: textOf(query.affiliate),
    /** A day where the organization is. */
    since: textOf(query.since),
  };
}
export type Filters = ReturnType<typeof filtersIn>;

/** What the address asks of the operation; null: it cannot be read. */
export function inputOf(filters: Filters, cursor: string | undefined, zone: string) {
  const { status, campaign: campaignId, affiliate: affiliateId, since } = filters;
  const parsed = ListConversionsInput.safeParse({
    status,
    campaignId,
    affiliateId,
    since: since && momentOf(since, "start", zone),
    cursor,
    take: 50,
  });
  return parsed.success ? parsed.data : null;
}
