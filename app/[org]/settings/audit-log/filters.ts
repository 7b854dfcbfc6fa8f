import { textOf } from "@/app/search-params";
import { type ACTOR_TYPES, ListAuditInput, type OUTCOMES } from "@/lib/audit/shape";
import { momentOf } from "./days";

/** The filters of the log, as the address holds them. */
export const FILTERS = [
  "actorType",
  "tokenId",
  "operation",
  "action",
  "entityType",
  "entityId",
  "outcome",
  "since",
  "until",
] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filters = Partial<Record<FilterName, string>>;

export const ACTOR_TYPE_WORDS: Record<(typeof ACTOR_TYPES)[number], string> = {
  user: "People",
  api_key: "API keys",
  mcp: "Assistants",
  system: "Rekomi itself",
  admin: "Operator",
};

export const OUTCOME_WORDS: Record<(typeof OUTCOMES)[number], string> = {
  ok: "Done",
  refused: "Refused",
  held: "Held",
  started: "Started",
  failed: "Failed",
  unknown: "Unknown",
};

type Query = Record<string, string | string[] | undefined>;

/** `actor_type` is read as `actorType`, and so on: both spellings are published. */
export function filtersIn(query: Query): Filters {
  const filters: Filters = {};
  for (const name of FILTERS) {
    const spelled = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const value = textOf(query[name])?.trim() || textOf(query[spelled])?.trim();
    if (value) filters[name] = value;
  }
  return filters;
}

/** A day in the address means all of it, in the organization's own zone. */
export function momentsIn({ since, until, ...filters }: Filters, zone: string): Filters {
  return {
    ...filters,
    ...(since && { since: momentOf(since, "start", zone) }),
    ...(until && { until: momentOf(until, "end", zone) }),
  };
}

/** What the address asks of the operation, or why it cannot be read. */
export function readFilters(filters: Filters, cursor: string | undefined, zone: string) {
  const parsed = ListAuditInput.safeParse({ ...momentsIn(filters, zone), cursor });
  if (parsed.success) return { ok: true, input: parsed.data } as const;
  const [issue] = parsed.error.issues;
  const message = `${issue?.path.join(".")}: ${issue?.message}`;
  return { ok: false, message } as const;
}
