import { expect, test } from "vitest";
import { CreateCampaignCouponInput } from "@/lib/coupons/shape";
import { couponInputOf } from "./coupon-input";

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  const all = {
    programId: "0190b5a0-0000-7000-8000-000000000001",
    name: "Spring",
    takesOff: "percent",
    percentOff: "20",
    amountOffCents: "",
    currency: "USD",
    duration: "Once",
    durationInMonths: "",
    expiresAt: "",
    ...fields,
  };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  return couponInputOf(form);
};

test("a share is a share, whatever stands in the fields for an amount", () => {
  const input = formOf({ amountOffCents: "5", durationInMonths: "3" });
  expect(CreateCampaignCouponInput.parse(input)).toMatchObject({ percentOff: 20 });
  expect(input).not.toHaveProperty("currency");
  expect(input).not.toHaveProperty("durationInMonths");
});

test.each([
  ["10", "USD", 1_000],
  ["0.5", "EUR", 50],
  ["500", "JPY", 500],
])("an amount of %s %s is %d", (amountOffCents, currency, minor) => {
  const input = formOf({ takesOff: "amount", amountOffCents, currency });
  expect(CreateCampaignCouponInput.parse(input)).toMatchObject({
    amountOffCents: minor,
    currency,
  });
});

test.each([
  ["percentOff", { percentOff: "" }],
  ["amountOffCents", { takesOff: "amount", amountOffCents: "" }],
  ["amountOffCents", { takesOff: "amount", amountOffCents: "0.005" }],
  ["durationInMonths", { duration: "Repeating" }],
])("%s is named when it is missing or does not fit", (field, fields) => {
  const [issue] = CreateCampaignCouponInput.safeParse(formOf(fields)).error?.issues ?? [];
  expect(issue?.path).toEqual([field]);
});

test("a day ends at its end", () => {
  expect(formOf({ expiresAt: "2027-01-31" })).toMatchObject({ expiresAt: "2027-01-31T23:59:59Z" });
});
