import type { Role, Tier } from "@/lib/orgs/shape";

/**
 * The 39 tools as they were published, spelled by hand: the registry is held to this list, so that a slip
 * there is found here. Sources: the published tool table; DESIGN §5 and §8 for routes, roles and gates.
 */
export interface Published {
  name: string;
  route: string;
  access: "read" | "write";
  role: Role;
  /** Holds on every surface. */
  plan?: Tier;
  /** Direct API keys alone: the least tier whose keys may call it. */
  keyPlan: Tier;
  required: readonly string[];
}

const read = (
  name: string,
  route: string,
  required: readonly string[] = [],
  more: Partial<Published> = {},
): Published => ({
  name,
  route,
  access: "read",
  role: "viewer",
  keyPlan: "Growth",
  required,
  ...more,
});
const write = (
  name: string,
  route: string,
  required: readonly string[] = [],
  more: Partial<Published> = {},
): Published => ({
  name,
  route,
  access: "write",
  role: "manager",
  keyPlan: "Growth",
  required,
  ...more,
});

/** A direct key may import on a trial and from Starter on. */
const IMPORT = { keyPlan: "Trial" } as const;

export const PUBLISHED: readonly Published[] = [
  read("list_affiliates", "GET /affiliates"),
  read("get_affiliate", "GET /affiliates/{id}", ["id"]),
  read("list_conversions", "GET /conversions"),
  write("record_lead", "POST /leads", ["affiliateSlug", "email"]),
  read("list_campaigns", "GET /programs"),
  read("get_campaign", "GET /programs/{id}", ["id"]),
  read("list_payouts", "GET /payouts"),
  read("get_payout", "GET /payouts/{id}", ["id"]),
  read("dashboard_summary", "GET /dashboard/summary"),
  read("dashboard_timeseries", "GET /dashboard/timeseries", ["metric"]),
  read("list_audit_log", "GET /audit-log", [], { role: "admin" }),
  write("approve_affiliate", "POST /affiliates/{id}/approve", ["id"]),
  write("reject_affiliate", "POST /affiliates/{id}/reject", ["id"]),
  write("preview_payout", "POST /payouts/preview"),
  write("mint_embed_token", "POST /embed/tokens", ["affiliateId"], {
    role: "admin",
    plan: "Growth",
  }),
  read("get_home_currency", "GET /org/home-currency"),
  write("set_home_currency", "PUT /org/home-currency", ["homeCurrency"], {
    role: "owner",
    plan: "Pro",
  }),
  read("get_program_sub_affiliate_config", "GET /programs/{programId}/sub-affiliate-config", [
    "programId",
  ]),
  write(
    "set_program_sub_affiliate_config",
    "PUT /programs/{programId}/sub-affiliate-config",
    ["programId", "enabled", "percent"],
    { role: "owner", plan: "Pro" },
  ),
  read("list_affiliate_sub_affiliates", "GET /affiliates/{affiliateId}/sub-affiliates", [
    "affiliateId",
  ]),
  read("list_campaign_coupons", "GET /campaigns/{programId}/coupons", ["programId"]),
  write("create_campaign_coupon", "POST /campaigns/{programId}/coupons", ["programId", "name"]),
  read("list_affiliate_coupons", "GET /affiliates/{affiliateId}/coupons", ["affiliateId"]),
  read("list_my_coupons", "GET /me/coupons"),
  write("generate_affiliate_coupon", "POST /affiliates/{affiliateId}/coupons", [
    "affiliateId",
    "programId",
  ]),
  write("revoke_affiliate_coupon", "DELETE /coupons/{couponId}", ["couponId"]),
  read("get_org_profile", "GET /org"),
  read("get_billing_state", "GET /org/billing", [], { role: "owner" }),
  read("list_install_platforms", "GET /install/platforms"),
  read("get_install_recipe", "GET /install/platforms/{platformKey}", ["platformKey"]),
  write("create_campaign", "POST /programs", ["name", "slug"]),
  write("create_affiliate_invite", "POST /programs/{campaignId}/invites", ["campaignId", "email"]),
  write("bulk_invite_affiliates", "POST /programs/{campaignId}/invites/bulk", ["campaignId"]),
  write("import_affiliates", "POST /imports/affiliates", ["campaignId", "affiliates"], IMPORT),
  read(
    "preview_conversion_import",
    "POST /imports/conversions/preview",
    ["campaignId", "conversions"],
    IMPORT,
  ),
  write("import_conversions", "POST /imports/conversions", ["campaignId", "conversions"], IMPORT),
  read("get_attribution_params", "GET /org/attribution-params"),
  write("update_attribution_params", "PUT /org/attribution-params", [], { role: "owner" }),
  read("get_install_snippet", "GET /install/snippet"),
];
