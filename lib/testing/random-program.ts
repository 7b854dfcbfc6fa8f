import { eq } from "drizzle-orm";
import { affiliates, campaigns, enrollments } from "@/drizzle/schema";
import { recordSale, type SaleEvent } from "@/lib/conversions/credit";
import { type RefundEvent, recordRefund } from "@/lib/conversions/refunds";
import { approveDue } from "@/lib/conversions/review";
import type { Chance } from "@/lib/demo/chance";
import { type LeadEvent, recordLead } from "@/lib/leads/leads";
import { isRefusal } from "@/lib/operations/errors";
import { DAY } from "@/lib/time/shape";
import { recordClick } from "@/lib/tracking/clicks";
import { type Fields, performNamed } from "./program";
import { testSales } from "./sales";

type Happening = () => Promise<unknown>;

const CURRENCIES = ["USD", "USD", "USD", "EUR", "JPY"] as const;
/** How far back a replay, a refund or a click may reach. */
const MEMORY = 400;

/**
 * A program in which everything happens at random, late, early and twice. Several hands may work on it at
 * once: what each does is a transaction of its own, as it is in life.
 */
export async function randomProgram(chance: Chance) {
  const sales = await testSales({ subAffiliatesEnabled: true, subAffiliatePercent: 1_250 });
  const { orgId, owner, at } = sales;
  const bounty = await sales.addCampaign({
    commissionType: "Fixed",
    commissionValue: 1_000,
    attributionModel: "FirstTouch",
  });
  const clicksOnly = await sales.addCampaign({ commissionType: "Fixed", commissionModel: "Cpc" });
  const campaignIds = [sales.campaignId, bounty, clicksOnly] as const;
  const slugs = [sales.affiliate.slug];
  const people = [sales.affiliate.id];
  for (let each = 0; each < 20; each += 1) {
    const recruiter = chance.happens(0.4) ? chance.pick([people[0] ?? "", ...people]) : null;
    const own = chance.happens(0.2)
      ? ({ commissionType: "Percentage", commissionValue: 3_333 } as const)
      : {};
    const partner = await sales.addPartner({ recruitedById: recruiter }, own);
    await sales.enroll(bounty, partner.id);
    if (chance.happens(0.3)) await sales.enroll(clicksOnly, partner.id);
    slugs.push(partner.slug);
    people.push(partner.id);
  }

  const past: Happening[] = [];
  const clickIds: string[] = [];
  const codes: string[] = [];
  const jobs: string[] = [];
  let told = 0;
  const by = (name: string, input: Fields = {}) => performNamed(name, owner, input);
  const anyOf = <T>(items: readonly T[]): T | undefined =>
    items[Math.floor(chance.next() * items.length)];
  const slug = () => anyOf(slugs) ?? "";
  const customer = () => Math.floor(chance.next() * 300);
  const emailOf = (number: number) => `buyer-${number}@example.net`;
  const moment = () => new Date(Date.now() - chance.next() * 90 * DAY);
  const saleId = () => `sale-${Math.max(1, told + Math.floor(chance.between(-MEMORY, 40)))}`;

  const reference = () =>
    chance.pick<() => SaleEvent["reference"]>([
      () => ({ affiliateSlug: slug() }),
      () => ({ clickId: anyOf(clickIds) }),
      () => ({ couponCode: anyOf(codes) }),
      () => ({ affiliateSlug: slug(), campaignId: anyOf(campaignIds) }),
      () => ({}),
    ])();

  const sale = (): Happening => {
    told += 1;
    const number = customer();
    const event: SaleEvent = {
      externalId: `sale-${told}`,
      source: chance.pick(["Server", "Stripe", "Paddle", "Pixel"]),
      amountMinor: Math.floor(chance.wait(8_000)),
      currency: chance.pick(CURRENCIES),
      occurredAt: moment(),
      customer: {
        ...(chance.happens(0.8) && { email: emailOf(number) }),
        ...(chance.happens(0.6) && { id: `cus_${number}` }),
      },
      ...(chance.happens(0.2) && { subscriptionId: `sub_${number}` }),
      ...(chance.happens(0.05) && { heldBecause: "pixel_unreviewed" }),
      reference: reference(),
    };
    return () => at((program) => recordSale(program, event));
  };

  const lead = (): Happening => {
    const number = customer();
    const event: LeadEvent = {
      ...reference(),
      email: emailOf(number),
      source: "Server",
      occurredAt: moment(),
      ...(chance.happens(0.5) && { customerId: `cus_${number}` }),
    };
    return () => at((program) => recordLead(program, event));
  };

  const refund = (): Happening => {
    const event: RefundEvent = {
      saleExternalId: saleId(),
      key: chance.pick(["re_1", "re_2", "dp_1"]),
      ...(chance.happens(0.6) && { amountMinor: Math.floor(chance.wait(3_000)) }),
      ...(chance.happens(0.15) && { voided: true }),
    };
    return () => at((program) => recordRefund(program, event));
  };

  const click = (): Happening => {
    const campaignId = anyOf(campaignIds) ?? bounty;
    const visit = { programId: campaignId, slug: slug() };
    return async () => {
      const made = await at((program) => recordClick(program, campaignId, visit));
      if (made) clickIds.push(made.clickId);
      if (clickIds.length > MEMORY) clickIds.shift();
    };
  };

  const coupon = (): Happening => {
    const code = `CODE${Math.floor(chance.next() * 1e6)}`;
    const affiliateId = anyOf(people);
    const isNew = codes.length < 5 || chance.happens(0.6);
    return async () => {
      if (!isNew) return revoke();
      await by("generate_affiliate_coupon", {
        affiliateId,
        programId: sales.campaignId,
        vanity: code,
      });
      codes.push(code);
    };
  };
  const revoke = async () => {
    const { items } = await by("list_affiliate_coupons", { affiliateId: anyOf(people) });
    const id = anyOf(idsOf(items));
    if (id) await by("revoke_affiliate_coupon", { couponId: id });
  };

  const conversionRow = () => {
    const amountCents = Math.floor(chance.wait(5_000));
    return {
      affiliateSlug: slug(),
      customerEmail: emailOf(customer()),
      amountCents,
      commissionCents: Math.floor(amountCents * chance.next() * 0.5),
      currency: chance.pick(CURRENCIES),
      occurredAt: moment().toISOString(),
      paid: chance.happens(0.4),
      // Some are sales that are told by a server as well.
      ...(chance.happens(0.6) && {
        externalId: chance.happens(0.2) ? saleId() : `old-${Math.floor(chance.next() * 5_000)}`,
      }),
    };
  };
  const importRows = (): Happening => {
    const conversions = Array.from({ length: 1 + Math.floor(chance.next() * 20) }, conversionRow);
    const input = {
      campaignId: anyOf([sales.campaignId, bounty]),
      conversions,
      confirmUnpaidPayout: chance.happens(0.5),
    };
    return async () => {
      const { jobId } = await by("import_conversions", input);
      if (typeof jobId === "string") jobs.push(jobId);
    };
  };
  const revert: Happening = async () => {
    const jobId = anyOf(jobs);
    if (jobId) await by("revert_import", { jobId });
  };

  const run = (): Happening => {
    const input = {
      ...(chance.happens(0.3) && { campaignId: anyOf(campaignIds) }),
      ...(chance.happens(0.5) && { currency: chance.pick(CURRENCIES) }),
    };
    return () => by("create_payout", input);
  };
  const move = (): Happening => {
    const what = chance.pick(["start_payout", "settle_payout", "settle_payout", "fail_payout"]);
    return async () => {
      const status = what === "settle_payout" ? "Processing" : "Pending";
      const { items } = await by("list_payouts", { status, take: 20 });
      const id = anyOf(idsOf(items));
      if (id)
        await by(what, { id, ...(what === "fail_payout" && { reason: "The bank refused it." }) });
    };
  };
  const failLine: Happening = async () => {
    const { items } = await by("list_payouts", { status: "Processing", take: 5 });
    const id = anyOf(idsOf(items));
    if (!id) return;
    const { lines } = await by("get_payout", { id });
    const affiliateId = anyOf(Array.isArray(lines) ? lines : [])?.affiliateId;
    if (affiliateId) await by("fail_payout_line", { id, affiliateId, reason: "Closed account." });
  };

  const review = (): Happening => {
    const what = chance.pick(["approve_conversion", "deny_conversion"]);
    return async () => {
      const { items } = await by("list_conversions", { take: 50, affiliateId: anyOf(people) });
      const id = anyOf(idsOf(items));
      if (id) await by(what, { id });
    };
  };
  const holdsEnd: Happening = () => at((program) => approveDue(program));
  const change = (): Happening => {
    const id = anyOf(people) ?? "";
    const status = chance.pick(["Approved", "Approved", "Paused"] as const);
    const commissionValue = Math.floor(chance.between(500, 5_000));
    return () =>
      at(async ({ db }) => {
        await db.update(affiliates).set({ status }).where(eq(affiliates.id, id));
        await db
          .update(campaigns)
          .set({ commissionValue })
          .where(eq(campaigns.id, sales.campaignId));
        await db
          .update(enrollments)
          .set({ commissionType: "Percentage", commissionValue: commissionValue + 7 })
          .where(eq(enrollments.affiliateId, id));
      });
  };

  const WEIGHTS: readonly [readonly [Draw, number], ...(readonly [Draw, number])[]] = [
    [sale, 34],
    [refund, 20],
    [click, 14],
    [lead, 14],
    [coupon, 2],
    [importRows, 1.5],
    [() => revert, 0.4],
    [run, 1],
    [move, 2.5],
    [() => failLine, 0.5],
    [review, 1.5],
    [() => holdsEnd, 1],
    [change, 0.6],
  ];
  type Draw = () => Happening;

  await by("create_campaign_coupon", {
    programId: sales.campaignId,
    name: "Spring",
    percentOff: 20,
    allowAffiliateSelfMint: true,
  });

  /** What happens next: something new, or something that was told before. */
  function next(): Happening {
    const again = chance.happens(0.12) ? anyOf(past) : undefined;
    if (again) return again;
    const [draw] = chance.pick(WEIGHTS, ([, weight]) => weight);
    const happening = draw();
    past.push(happening);
    if (past.length > MEMORY) past.shift();
    return happening;
  }

  return {
    orgId,
    owner,
    /** Lets so much happen, by so many hands at once. */
    async happen(events: number, hands: number): Promise<void> {
      let left = events;
      const work = async () => {
        while (left > 0) {
          left -= 1;
          await next()().catch(unlessRefused);
        }
      };
      await Promise.all(Array.from({ length: hands }, work));
    },
  };
}

/** What cannot be done just then is refused in words, and changes nothing. */
function unlessRefused(error: unknown): void {
  if (isRefusal(error) && error.code !== "internal_error" && error.code !== "validation_failed")
    return;
  throw error;
}

function idsOf(items: unknown): string[] {
  return Array.isArray(items) ? items.map(({ id }) => String(id)) : [];
}
