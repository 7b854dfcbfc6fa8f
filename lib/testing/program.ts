import { eq } from "drizzle-orm";
import { users } from "@/drizzle/schema";
import { localRequest } from "@/lib/auth/caller";
import type { Caller } from "@/lib/operations/context";
import { perform } from "@/lib/operations/perform";
import { operationNamed } from "@/lib/operations/registry";
import { asSystem } from "@/lib/operations/system";
import { testOrg } from "./org";

export type Fields = Record<string, unknown>;

/** An operation by its published name, as a stranger to our types would call it. */
export function performNamed(name: string, caller: Caller, input: Fields = {}): Promise<Fields> {
  const operation = operationNamed(name);
  if (!operation) throw new Error(`There is no operation ${name}.`);
  return perform(operation, caller, input);
}

/** An organization with a little of everything, made by the operations themselves; the same each time. */
export async function testProgram() {
  const org = await testOrg();
  await asSystem(localRequest(), async ({ db, now }) => {
    await db.update(users).set({ emailVerifiedAt: now }).where(eq(users.id, org.userId));
  });
  const by = (name: string, input: Fields = {}) => performNamed(name, org.owner, input);
  const campaignId = String((await by("create_campaign", CAMPAIGN)).id);
  await by("import_affiliates", { campaignId, affiliates: rosterOf(org.slug) });
  const { items } = await by("list_affiliates");
  const idOf = new Map(rowsOf(items).map(({ slug, id }) => [slug, String(id)]));
  const affiliate = (slug: string) => idOf.get(slug) ?? "";
  await by("record_lead", { affiliateSlug: "ann", email: "customer@example.net", campaignId });
  await by("import_conversions", {
    campaignId,
    conversions: CONVERSIONS,
    confirmUnpaidPayout: true,
  });
  await by("create_campaign_coupon", { ...COUPON, programId: campaignId });
  const ann = affiliate("ann");
  const coupon = await by("generate_affiliate_coupon", {
    affiliateId: ann,
    programId: campaignId,
    vanity: "ANN20",
  });
  const { items: batches } = await by("create_payout", { currency: "EUR" });
  await by("provision_pixel");
  return {
    ...org,
    campaignId,
    ann,
    pending: affiliate("bob"),
    applicant: affiliate("cleo"),
    couponId: String(coupon.id),
    payoutId: String(rowsOf(batches)[0]?.id),
  };
}

export type Program = Awaited<ReturnType<typeof testProgram>>;

function rowsOf(items: unknown): Fields[] {
  return Array.isArray(items) ? items : [];
}

const CAMPAIGN = { name: "Partners", slug: "partners", defaultCommissionValue: 20 };
const COUPON = { name: "Spring", percentOff: 20, allowAffiliateSelfMint: true };

const rosterOf = (orgSlug: string) => [
  { email: `olivia@${orgSlug}.example.com`, fullName: "Olivia Owner", slug: "olivia" },
  { email: "ann@example.com", fullName: "Ann", slug: "ann", paypalEmail: "ann@pay.example.com" },
  { email: "bob@example.com", fullName: "Bob", slug: "bob", status: "pending" },
  { email: "cleo@example.com", fullName: "Cleo", slug: "cleo", status: "pending" },
];

const SALE = {
  affiliateSlug: "ann",
  customerEmail: "buyer@example.net",
  currency: "USD",
  occurredAt: "2026-01-05T10:00:00.000Z",
  paid: false,
};
const CONVERSIONS = [
  { ...SALE, externalId: "old-1", amountCents: 9_900, commissionCents: 1_980 },
  { ...SALE, externalId: "old-2", amountCents: 5_000, commissionCents: 1_000, currency: "EUR" },
  { ...SALE, externalId: "old-3", amountCents: 4_000, commissionCents: 800, paid: true },
];

/** What each published tool is asked in the tests of all of them. */
export function inputsFor(program: Program): Record<string, Fields> {
  const { campaignId, ann, pending, applicant, couponId, payoutId } = program;
  const programId = campaignId;
  const affiliateId = ann;
  const conversions = [
    { ...SALE, externalId: "new-1", amountCents: 2_500, commissionCents: 500 },
    { ...SALE, externalId: "new-2", amountCents: 2_500, commissionCents: 500, paid: true },
  ];
  return {
    list_affiliates: { take: 10, campaignId },
    get_affiliate: { id: ann },
    list_conversions: { affiliateId, status: "Approved" },
    record_lead: { affiliateSlug: "ann", email: "new@example.net", name: "New" },
    list_campaigns: {},
    get_campaign: { id: campaignId },
    list_payouts: { status: "Pending" },
    get_payout: { id: payoutId },
    dashboard_summary: { range: "90d" },
    dashboard_timeseries: { metric: "leads", range: "7d" },
    list_audit_log: { pageSize: 1, action: "campaign.created" },
    approve_affiliate: { id: pending },
    reject_affiliate: { id: applicant, reason: "No website." },
    preview_payout: { campaignId },
    mint_embed_token: { affiliateId, allowedOrigins: "https://example.com" },
    get_home_currency: {},
    set_home_currency: { homeCurrency: "EUR" },
    get_program_sub_affiliate_config: { programId },
    set_program_sub_affiliate_config: { programId, enabled: true, percent: 10 },
    list_affiliate_sub_affiliates: { affiliateId },
    list_campaign_coupons: { programId },
    create_campaign_coupon: { programId, name: "Autumn", percentOff: 15 },
    list_affiliate_coupons: { affiliateId },
    list_my_coupons: {},
    generate_affiliate_coupon: { affiliateId, programId, vanity: "ANN30" },
    revoke_affiliate_coupon: { couponId },
    get_org_profile: {},
    get_billing_state: {},
    list_install_platforms: {},
    get_install_recipe: { platformKey: "shopify" },
    create_campaign: {
      name: "Bounty",
      slug: "bounty",
      defaultCommissionType: "Fixed",
      defaultCommissionValue: 10,
    },
    create_affiliate_invite: { campaignId, email: "dora@example.com", slug: "dora" },
    bulk_invite_affiliates: { campaignId, recipients: [{ email: "eve@example.com", slug: "ann" }] },
    import_affiliates: { campaignId, affiliates: [{ email: "finn@example.com" }] },
    preview_conversion_import: { campaignId, conversions },
    import_conversions: { campaignId, conversions, confirmUnpaidPayout: true },
    get_attribution_params: {},
    update_attribution_params: { custom: "partner_code,source" },
    get_install_snippet: { campaignId, withPixel: true },
  };
}
