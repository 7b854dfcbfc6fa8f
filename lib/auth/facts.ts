import { z } from "zod";
import { Role, SubscriptionStatus, Tier } from "@/lib/orgs/shape";
import { Access } from "@/lib/tokens/shape";

/** What the look-up of a credential finds, before a tenant is known. */

const instant = z.coerce.date();
const OrgFacts = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  planTier: Tier,
  subscriptionStatus: SubscriptionStatus,
  trialEndsAt: instant.nullable(),
  suspendedAt: instant.nullable(),
  aiStoppedAt: instant.nullable(),
});
export const TokenFacts = z.object({
  org: OrgFacts,
  id: z.uuid(),
  name: z.string(),
  access: Access,
  allowedTools: z.array(z.string()).nullable(),
  networks: z.array(z.string()),
  requestsPerMinute: z.number().nullable(),
  makerId: z.uuid().nullable(),
  makerRole: Role.nullable(),
  endedAt: instant.nullable(),
  revokedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  lastIp: z.string().nullable(),
  reachedAt: instant.nullable(),
  authenticatedAt: instant.nullable(),
  listedAt: instant.nullable(),
  calledAt: instant.nullable(),
  client: z.object({ name: z.string(), version: z.string() }).nullable(),
});
export type TokenFacts = z.infer<typeof TokenFacts>;
export const KeyFacts = z.object({
  org: OrgFacts,
  id: z.uuid(),
  name: z.string(),
  access: Access,
  makerId: z.uuid().nullable(),
  makerRole: Role.nullable(),
  rotatedAt: instant.nullable(),
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});
export type KeyFacts = z.infer<typeof KeyFacts>;
export const SessionFacts = z.object({
  sessionId: z.uuid(),
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: Role.nullable(),
  org: OrgFacts.nullable(),
});
export const OperatorFacts = OrgFacts.extend({ firstOwnerId: z.uuid().nullable() });
