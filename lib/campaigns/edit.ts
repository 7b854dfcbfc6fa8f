import { uuidv7 } from "uuidv7";
import { campaigns } from "@/drizzle/schema";
import { refuseBeyondPlan } from "@/lib/billing/billing";
import { isUniqueViolation } from "@/lib/db/violations";
import type { Context } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { holdOrg } from "@/lib/orgs/orgs";
import { type CampaignRow, getCampaign, lockCampaign, mine, present } from "./campaigns";
import type { Campaign, CampaignDetail, CreateCampaignInput, UpdateCampaignInput } from "./shape";
import { refuseWrongPairing, type StoredCommission, storedValue, writtenValue } from "./terms";

/** The slug is permanent; creating one that exists is refused, so a repeat does no harm. */
export async function createCampaign(ctx: Context, input: CreateCampaignInput): Promise<Campaign> {
  const org = await holdOrg(ctx);
  await refuseBeyondPlan(ctx, "campaigns");
  const { defaultCommissionType: type, defaultCommissionValue: value } = input;
  refuseWrongPairing(input.defaultCommissionModel, type, "defaultCommissionType");
  const row = {
    orgId: ctx.org.id,
    id: uuidv7(),
    name: input.name,
    slug: input.slug,
    description: input.description ?? null,
    termsUrl: input.termsUrl ?? null,
    currency: org.homeCurrency,
    commissionType: type,
    commissionModel: input.defaultCommissionModel,
    commissionValue: storedValue(type, value, org.homeCurrency, "defaultCommissionValue"),
    cookieWindowDays: input.cookieWindowDays,
    attributionModel: input.attributionModel,
    autoApprove: input.autoApprove,
    networkVisibility: input.networkVisibility,
    subAffiliatesEnabled: false,
    subAffiliatePercent: 0,
    createdAt: ctx.now,
    archivedAt: null,
  };
  try {
    await ctx.db.insert(campaigns).values(row);
  } catch (error) {
    if (!isUniqueViolation(error, "campaigns_slug")) throw error;
    refuse(
      "slug_already_taken",
      `A campaign with the slug ${input.slug} exists. Choose another slug.`,
      { field: "slug" },
    );
  }
  const campaign = present(row, 0, org.payoutGraceDays);
  ctx.changed(null, campaign);
  return campaign;
}

/** A new commission holds for sales from now on: what was credited keeps the terms it was credited with. */
export async function updateCampaign(
  ctx: Context,
  input: UpdateCampaignInput,
): Promise<CampaignDetail> {
  const row = await lockCampaign(ctx, input.id);
  const changed = {
    name: input.name ?? row.name,
    description: input.description === undefined ? row.description : input.description || null,
    termsUrl: input.termsUrl === undefined ? row.termsUrl : input.termsUrl || null,
    commissionModel: input.defaultCommissionModel ?? row.commissionModel,
    ...commissionAfter(row, input),
    cookieWindowDays: input.cookieWindowDays ?? row.cookieWindowDays,
    attributionModel: input.attributionModel ?? row.attributionModel,
    autoApprove: input.autoApprove ?? row.autoApprove,
    networkVisibility: input.networkVisibility ?? row.networkVisibility,
  };
  refuseWrongPairing(changed.commissionModel, changed.commissionType, "defaultCommissionType");
  await ctx.db.update(campaigns).set(changed).where(mine(ctx, input.id));
  ctx.changed(rulesOf(row), rulesOf({ ...row, ...changed }));
  return getCampaign(ctx, input);
}

/** 20 as a percentage and 20.00 are not the same, so a type never changes without its value. */
function commissionAfter(row: CampaignRow, input: UpdateCampaignInput): StoredCommission {
  const { defaultCommissionType: type = row.commissionType, defaultCommissionValue: value } = input;
  if (value !== undefined) {
    const commissionValue = storedValue(type, value, row.currency, "defaultCommissionValue");
    return { commissionType: type, commissionValue };
  }
  if (type !== row.commissionType) {
    refuse(
      "validation_failed",
      `defaultCommissionValue: Give the value of the ${type.toLowerCase()} commission.`,
      { field: "defaultCommissionValue" },
    );
  }
  return { commissionType: row.commissionType, commissionValue: row.commissionValue };
}

/** An archived one takes nobody new and credits no new sale; archiving it again changes nothing. */
export async function archiveCampaign(ctx: Context, { id }: { id: string }) {
  const row = await lockCampaign(ctx, id);
  if (!row.archivedAt) {
    await ctx.db.update(campaigns).set({ archivedAt: ctx.now }).where(mine(ctx, id));
    ctx.changed({ archivedAt: null }, { archivedAt: ctx.now });
  }
  return getCampaign(ctx, { id });
}

export async function restoreCampaign(ctx: Context, { id }: { id: string }) {
  await holdOrg(ctx);
  const row = await lockCampaign(ctx, id);
  if (row.archivedAt) {
    await refuseBeyondPlan(ctx, "campaigns");
    await ctx.db.update(campaigns).set({ archivedAt: null }).where(mine(ctx, id));
    ctx.changed({ archivedAt: row.archivedAt }, { archivedAt: null });
  }
  return getCampaign(ctx, { id });
}

/** What a change is told by. */
function rulesOf(row: CampaignRow) {
  return {
    name: row.name,
    description: row.description,
    termsUrl: row.termsUrl,
    defaultCommissionType: row.commissionType,
    defaultCommissionValue: writtenValue(row, row.currency),
    defaultCommissionModel: row.commissionModel,
    cookieWindowDays: row.cookieWindowDays,
    attributionModel: row.attributionModel,
    autoApprove: row.autoApprove,
    networkVisibility: row.networkVisibility,
  };
}
