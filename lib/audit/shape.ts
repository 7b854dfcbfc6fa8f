import { z } from "zod";
import { MAY_HOLD_OUTSIDE_WORDS } from "@/lib/text/shape";
import { Instant } from "@/lib/time/shape";

export const ACTOR_TYPES = ["user", "api_key", "mcp", "system", "admin"] as const;
export type ActorType = (typeof ACTOR_TYPES)[number];
export const OUTCOMES = ["ok", "refused", "held", "started", "failed", "unknown"] as const;
export type Outcome = (typeof OUTCOMES)[number];

const facts = z.record(z.string(), z.unknown());

export const AuditEvent = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  actorType: z.enum(ACTOR_TYPES),
  actorId: z.string().optional(),
  actorLabel: z.string(),
  actorRole: z.string().optional(),
  tokenId: z.uuid().optional(),
  clientName: z.string().optional().describe("Unverified: what the AI client calls itself."),
  clientVersion: z.string().optional(),
  operation: z.string(),
  action: z.string(),
  entityType: z.string().optional(),
  entityId: z.string().optional(),
  entityLabel: z.string().optional().describe(MAY_HOLD_OUTSIDE_WORDS),
  outcome: z.enum(OUTCOMES),
  errorCode: z.string().optional(),
  input: facts.optional().describe("What was asked, with secrets taken out."),
  before: facts.optional(),
  after: facts.optional(),
  ip: z.string().optional(),
  userAgent: z.string().optional(),
  requestId: z.string(),
  durationMs: z.number().int().optional(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

const instant = Instant("2026-11-20T09:00:00Z");
const name = z.string().max(100);

/** Pages beyond this row take the cursor: counting that far would cost more than it tells. */
export const EXACT_ROWS = 10_000;

export const ListAuditInput = z.strictObject({
  page: z.number().int().min(1).default(1).describe("1-based; beyond row 10,000 use cursor."),
  pageSize: z.number().int().min(1).max(100).default(50),
  cursor: z
    .string()
    .max(200)
    .optional()
    .describe("nextCursor of the page before; page is then ignored."),
  actorType: z.enum(ACTOR_TYPES).optional(),
  tokenId: z.uuid().optional().describe("One connection token."),
  operation: name.optional().describe("For example approve_affiliate."),
  action: name
    .optional()
    .describe("For example affiliate.approved; affiliate.* takes all of affiliate."),
  entityType: name.optional(),
  entityId: z.string().max(200).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  since: instant.optional().describe("From this time on."),
  until: instant.optional().describe("Before this time."),
});
export type ListAuditInput = z.infer<typeof ListAuditInput>;

export const AuditPage = z.object({
  page: z.number().int(),
  pageSize: z.number().int(),
  total: z.number().int().describe("Counting stops at 10,001."),
  totalIsExact: z.boolean(),
  items: z.array(AuditEvent),
  nextCursor: z.string().optional(),
});
export type AuditPage = z.infer<typeof AuditPage>;

export const AuditEventId = z.strictObject({ id: z.uuid() });
