import { eq, sql } from "drizzle-orm";
import { orgs } from "@/drizzle/schema";
import type { Context, ProgramContext } from "@/lib/operations/context";
import { notFound } from "@/lib/operations/errors";
import { effectiveTier, type Member, type OrgProfile, Role } from "./shape";

export type OrgRow = typeof orgs.$inferSelect;

export async function getOrgProfile(ctx: Context): Promise<OrgProfile> {
  const org = await ownOrg(ctx);
  return {
    name: org.name,
    slug: org.slug,
    brandColor: org.brandColor,
    logoUrl: org.logoUrl ?? undefined,
    description: org.description ?? undefined,
    planTier: org.planTier,
    effectiveTier: effectiveTier(org, ctx.now),
    subscriptionStatus: org.subscriptionStatus,
    trialEndsAt: org.trialEndsAt?.toISOString(),
    payoutGraceDays: org.payoutGraceDays,
    homeCurrency: org.homeCurrency,
    timezone: org.timezone,
    suspendedAt: org.suspendedAt?.toISOString(),
    aiStoppedAt: org.aiStoppedAt?.toISOString(),
  };
}

export async function ownOrg({
  db,
  org: { id },
}: Pick<ProgramContext, "db" | "org">): Promise<OrgRow> {
  const [org] = await db.select().from(orgs).where(eq(orgs.id, id));
  if (!org) throw notFound("organization");
  return org;
}

/** The same, and nobody else changes it or counts against its plan until the transaction ends. */
export async function holdOrg({
  db,
  org: { id },
}: Pick<ProgramContext, "db" | "org">): Promise<OrgRow> {
  const [org] = await db.select().from(orgs).where(eq(orgs.id, id)).for("update");
  if (!org) throw notFound("organization");
  return org;
}

export async function listMembers({
  db,
}: Pick<ProgramContext, "db">): Promise<{ items: Member[] }> {
  const { rows } = await db.execute<Record<string, string>>(
    sql`select user_id, name, email, role, created_at from members()`,
  );
  return {
    items: rows.map((row) => ({
      userId: row.user_id ?? "",
      name: row.name ?? "",
      email: row.email ?? "",
      role: Role.parse(row.role),
      joinedAt: new Date(row.created_at ?? 0).toISOString(),
    })),
  };
}
