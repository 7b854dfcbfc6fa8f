import { randomUUID } from "node:crypto";
import {
  isAlreadyThere,
  isMissing,
  isReplayed,
  problemOf,
  stripeClient,
} from "@/lib/billing/stripe";
import { toPercent } from "@/lib/money/shape";
import { theirMinor } from "@/lib/vendors/minor-units";
import { metadataOf } from "./coupons";
import type { CouponAnswer, CouponStep } from "./outbox";

/** Our ids are part of the names at Stripe, so that what was made once is found again and not made twice. */
const couponIdOf = (id: string) => `rekomi_${id}`;

/** Stripe keeps answers to a key for a day, so a step that is repeated after a crash is answered the same. */
export function keyOf({ kind, id }: CouponStep): string {
  return `rekomi:${kind}:${id}`;
}

/** Does one step in an organization's account. Never called inside a transaction. */
export async function doStep(account: string, step: CouponStep): Promise<CouponAnswer> {
  try {
    return { made: await madeBy(account, step) };
  } catch (error) {
    return problemOf(error);
  }
}

function madeBy(account: string, step: CouponStep): Promise<string | null> {
  switch (step.kind) {
    case "coupon":
      return createCoupon(account, step);
    case "code":
      return createPromotionCode(account, step);
    case "revoke":
      return switchOff(account, step);
  }
}

type Step<K extends CouponStep["kind"]> = Extract<CouponStep, { kind: K }>;

async function createCoupon(account: string, step: Step<"coupon">): Promise<string> {
  const { coupon } = step;
  const id = couponIdOf(coupon.id);
  const off =
    coupon.amountOffMinor !== null && coupon.currency !== null
      ? {
          amount_off: theirMinor("Stripe", coupon.amountOffMinor, coupon.currency),
          currency: coupon.currency.toLowerCase(),
        }
      : { percent_off: toPercent(Number(coupon.percentOff)) };
  try {
    await oncePerKey(step, (idempotencyKey) =>
      stripeClient().coupons.create(
        {
          id,
          name: coupon.name,
          ...off,
          duration: DURATIONS[coupon.duration],
          ...(coupon.durationInMonths !== null && { duration_in_months: coupon.durationInMonths }),
          ...(coupon.expiresAt && { redeem_by: secondsOf(coupon.expiresAt) }),
          metadata: metadataOf(coupon) ?? {},
        },
        { stripeAccount: account, idempotencyKey },
      ),
    );
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  }
  return id;
}

const DURATIONS = { Once: "once", Repeating: "repeating", Forever: "forever" } as const;

const secondsOf = (time: Date) => Math.floor(time.getTime() / 1000);

async function createPromotionCode(account: string, step: Step<"code">): Promise<string> {
  const { code, coupon, affiliateSlug } = step;
  try {
    const made = await oncePerKey(step, (idempotencyKey) =>
      stripeClient().promotionCodes.create(
        {
          promotion: { type: "coupon", coupon: couponIdOf(coupon.id) },
          code: code.code,
          ...(coupon.maxRedemptions !== null && { max_redemptions: coupon.maxRedemptions }),
          ...(coupon.expiresAt && { expires_at: secondsOf(coupon.expiresAt) }),
          metadata: {
            [OWN_ID]: code.id,
            rekomi_affiliate_id: code.affiliateId,
            rekomi_ref: affiliateSlug,
          },
        },
        { stripeAccount: account, idempotencyKey },
      ),
    );
    return made.id;
  } catch (error) {
    // A try whose answer was lost has made it; another's code of the same letters stays theirs.
    const ours = "refused" in problemOf(error) ? await findOurs(account, code) : null;
    if (ours) return ours;
    throw error;
  }
}

/** Tells a code of ours from one that was made by hand. */
const OWN_ID = "rekomi_coupon_id";

async function findOurs(account: string, { id, code }: { id: string; code: string }) {
  const { data } = await stripeClient().promotionCodes.list(
    { code, active: true, limit: 10 },
    { stripeAccount: account },
  );
  return data.find(({ metadata }) => metadata?.[OWN_ID] === id)?.id ?? null;
}

/** Nothing to switch off is as good as switched off. */
async function switchOff(account: string, { code }: Step<"revoke">): Promise<string | null> {
  const id = code.stripePromotionCodeId ?? (await findOurs(account, code));
  if (!id) return null;
  try {
    await stripeClient().promotionCodes.update(id, { active: false }, { stripeAccount: account });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return id;
}

/** A refusal that is kept from an earlier try says nothing of what has been mended since: asked anew, once. */
async function oncePerKey<T>(step: CouponStep, create: (key: string) => Promise<T>): Promise<T> {
  try {
    return await create(keyOf(step));
  } catch (error) {
    if (!isReplayed(error)) throw error;
    return create(`${keyOf(step)}:${randomUUID()}`);
  }
}
