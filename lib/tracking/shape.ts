import { z } from "zod";
import { Origin } from "@/lib/embed/shape";
import { Currency } from "@/lib/money/shape";
import { Instant } from "@/lib/time/shape";

/** What stands in front of a browser's public key. */
export const PUBLIC_KEY_PREFIX = "rk_pub_";

export const PixelOrigins = z.strictObject({
  origins: z
    .array(Origin)
    .max(20, "Name at most 20 sites.")
    .default([])
    .describe("Sites that may report by pixel, such as https://www.example.com. Empty: none may."),
});
export type PixelOrigins = z.infer<typeof PixelOrigins>;

export const Pixel = z.object({
  publicKey: z.string().describe("Public by nature: it stands in the snippet on your pages."),
  origins: z.array(z.string()),
});
export type Pixel = z.infer<typeof Pixel>;

const EVENT_TYPES = ["sale", "lead", "refund"] as const;

const Key = z.string().trim().min(1).max(200);
const Name = z.string().trim().min(1).max(200);
const Email = z.email("Write an email address.").max(254).toLowerCase();
const Minor = z.number().int().min(0).max(1_000_000_000_000);

/** What a sale is by itself, whoever reports it. */
const saleFields = {
  externalId: Key.optional().describe(
    "Your id of the order: the same one counts once. A refund names the order that it belongs to.",
  ),
  amountCents: Minor.optional().describe(
    "Minor units, such as 4900 for 49.00 USD. In a refund: what went back; left out, all of it.",
  ),
  currency: Currency.optional().describe("ISO 4217."),
  name: Name.optional().describe("The customer's name."),
  couponCode: Key.optional().describe("The code that the customer used."),
  affiliateSlug: Key.optional().describe("Whose link it was: the cookie _rkmi holds it."),
  clickId: z.uuid().optional().describe("The visit, from Rekomi.getClickId()."),
};

const ServerEventFields = z.strictObject({
  type: z.enum(EVENT_TYPES),
  ...saleFields,
  customerEmail: Email.optional(),
  customerId: Key.optional().describe("Your id of the customer: ties renewals to the first sale."),
  subscriptionId: Key.optional().describe("Your id of the subscription, for renewals."),
  campaignId: z.uuid().optional().describe("Left out: the affiliate's newest campaign."),
  refundId: Key.optional().describe(
    "Your id of this refund. Without one, amountCents is all that has gone back so far.",
  ),
  occurredAt: Instant("2026-11-20T09:00:00Z").optional().describe("Left out: now."),
});

/** An event that a company's own server reports. */
export const ServerEvent = ServerEventFields.superRefine((event, ctx) => {
  const wrong = missingIn(event);
  if (wrong) ctx.addIssue({ code: "custom", path: [wrong[0]], message: wrong[1] });
});
export type ServerEvent = z.infer<typeof ServerEvent>;

type Missing = [field: string, message: string];

function missingIn(event: z.infer<typeof ServerEventFields>): Missing | undefined {
  const { type, externalId, amountCents, currency, customerEmail } = event;
  const isReferred = event.affiliateSlug || event.clickId || event.couponCode;
  if (type === "lead") {
    if (!customerEmail) return ["customerEmail", "A lead is an email: say which."];
    if (!isReferred)
      return ["affiliateSlug", "Say who referred them: affiliateSlug, clickId or couponCode."];
    return undefined;
  }
  if (!externalId) return ["externalId", "Give your id of the order."];
  if (type === "refund") return undefined;
  if (amountCents === undefined) return ["amountCents", "Say what was paid, in minor units."];
  if (!currency) return ["currency", "Say in which currency, such as USD."];
  if (!isReferred && !customerEmail && !event.customerId && !event.subscriptionId)
    return [
      "affiliateSlug",
      "Say who referred the customer or who they are: affiliateSlug, clickId, couponCode, customerEmail, customerId or subscriptionId.",
    ];
  return undefined;
}

const EVENT_OUTCOMES = [
  "credited",
  "unattributed",
  "duplicate",
  "created",
  "repeated",
  "moved",
  "ignored",
  "applied",
  "parked",
] as const;

export const RecordedEvent = z.object({
  type: z.enum(EVENT_TYPES),
  outcome: z
    .enum(EVENT_OUTCOMES)
    .describe(
      "Sale: credited, unattributed or duplicate. Lead: created, repeated, moved or ignored. Refund: applied, duplicate, or parked until its sale arrives.",
    ),
  conversionId: z.uuid().optional(),
  leadId: z.uuid().optional(),
});
export type RecordedEvent = z.infer<typeof RecordedEvent>;

/** What an event is about, for the log. */
export function subjectOf({ conversionId, leadId }: RecordedEvent) {
  if (conversionId) return { type: "conversion", id: conversionId };
  return leadId ? { type: "lead", id: leadId } : undefined;
}

const PixelEventFields = z.object({
  publicKey: z.string().max(100),
  programId: z.uuid().optional(),
  type: z.enum(["sale", "lead"]).default("sale"),
  ...saleFields,
  email: Email.optional(),
  customerId: Key.optional(),
});

/** An event that a visitor's browser reports: anybody could have, so a sale waits for a person's review. */
export const PixelEvent = PixelEventFields.superRefine((event, ctx) => {
  const { type, email: customerEmail, ...rest } = event;
  const wrong = missingIn({ type, customerEmail, ...rest });
  if (wrong) ctx.addIssue({ code: "custom", path: [inBrowser(wrong[0])], message: wrong[1] });
});
export type PixelEvent = z.infer<typeof PixelEvent>;

const inBrowser = (field: string) => (field === "customerEmail" ? "email" : field);

/** An address without what may be nobody's business: no query, no fragment, no credentials. */
const PlainUrl = z.string().transform((text) => {
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin, pathname } = new URL(text);
  return /^https?:$/.test(protocol) ? `${origin}${pathname}`.slice(0, 500) : undefined;
});

/** A visit through an affiliate's link, as the script on a company's page reports it. */
export const Visit = z.object({
  programId: z.uuid("Give the program id that stands in the snippet."),
  slug: z.string().trim().toLowerCase().max(64),
  param: z.string().max(32).optional(),
  url: PlainUrl.optional(),
  referrer: PlainUrl.optional(),
});
export type Visit = z.infer<typeof Visit>;

/** What the script keeps of a visit. */
export interface Click {
  clickId: string;
  slug: string;
  cookieDays: number;
  attributionModel: "FirstTouch" | "LastTouch";
  affiliate: { slug: string; firstName?: string };
  campaign: { id: string; name: string };
}

const Seen = z.object({
  at: z.iso.datetime(),
  refusedWith: z.string().optional().describe("The error code, when the newest one was refused."),
});
export type Seen = z.infer<typeof Seen>;

export const TrackingState = z.object({
  pixel: Pixel.optional().describe("Left out: no public key has been made."),
  lastSeen: z.object({
    click: Seen.optional(),
    server: Seen.optional(),
    pixel: Seen.optional(),
  }),
});
export type TrackingState = z.infer<typeof TrackingState>;
