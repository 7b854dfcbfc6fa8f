import { sql } from "drizzle-orm";
import { z } from "zod";
import { campaigns } from "@/drizzle/schema";
import { findAffiliate, type Place } from "@/lib/affiliates/affiliates";
import { AffiliateStatus } from "@/lib/affiliates/shape";
import { type CampaignRow, findCampaign, lockCampaign, mine } from "@/lib/campaigns/campaigns";
import { stands } from "@/lib/conversions/stands";
import { Amount, shifted, toPercent } from "@/lib/money/shape";
import type { Context } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import type { SetSubAffiliateConfigInput, SubAffiliateConfig, SubAffiliates } from "./shape";

export async function getConfig(
  ctx: Context,
  { programId }: { programId: string },
): Promise<SubAffiliateConfig> {
  return present(await findCampaign(ctx, programId));
}

/**
 * Holds for commissions from now on: what was credited keeps the percentage that it was credited with.
 * @throws Refusal `email_not_verified`: nobody promises a company's money from an address they may not own
 */
export async function setConfig(
  ctx: Context,
  { programId, enabled, percent }: SetSubAffiliateConfigInput,
): Promise<SubAffiliateConfig> {
  await refuseUnverified(ctx);
  const subAffiliatePercent = shifted(percent, 2);
  if (subAffiliatePercent === null) {
    return refuse("validation_failed", "percent: Give a multiple of 0.01.", { field: "percent" });
  }
  const row = await lockCampaign(ctx, programId);
  const changed = { subAffiliatesEnabled: enabled, subAffiliatePercent };
  await ctx.db.update(campaigns).set(changed).where(mine(ctx, programId));
  const after = present({ ...row, ...changed });
  ctx.changed(present(row), after);
  return after;
}

async function refuseUnverified(ctx: Context): Promise<void> {
  const { rows } = await ctx.db.execute<{ verified: boolean | null }>(
    sql`select is_email_verified(${ctx.userId}::uuid) as verified`,
  );
  if (rows[0]?.verified) return;
  refuse(
    "email_not_verified",
    "The owner's email address has to be confirmed first. The link is in the mail sent at sign-up; Settings, Profile sends another.",
  );
}

const Found = z.object({
  id: z.uuid(),
  fullName: z.string(),
  slug: z.string(),
  status: AffiliateStatus,
  joinedAt: z.coerce.date().transform((at) => at.toISOString()),
  commission: z.array(Amount),
  override: z.array(Amount),
});

/** Those whom an affiliate recruited. One tier: whom these recruit is not theirs. */
export async function listRecruits(
  at: Place,
  { affiliateId }: { affiliateId: string },
): Promise<SubAffiliates> {
  const org = at.org.id;
  await findAffiliate(at, affiliateId);
  const { rows } = await at.db.execute(sql`
    select a.id, a.full_name as "fullName", a.slug, a.status, a.created_at as "joinedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'amountMinor', amount) order by currency), '[]')
        from (select currency, sum(commission_minor) as amount from conversions
          where org_id = ${org} and affiliate_id = a.id and parent_id is null
            and ${stands} group by currency) own) as commission,
      (select coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'amountMinor', amount) order by currency), '[]')
        from (select currency, sum(commission_minor) as amount from conversions
          where org_id = ${org} and affiliate_id = ${affiliateId} and ${stands} and parent_id in (
            select p.id from conversions p where p.org_id = ${org} and p.affiliate_id = a.id)
          group by currency) earned) as override
    from affiliates a
    where a.org_id = ${org} and a.recruited_by_id = ${affiliateId}
    order by a.created_at desc, a.id desc`);
  return { items: z.array(Found).parse(rows) };
}

function present(row: CampaignRow): SubAffiliateConfig {
  return {
    programId: row.id,
    enabled: row.subAffiliatesEnabled,
    percent: toPercent(row.subAffiliatePercent),
  };
}
