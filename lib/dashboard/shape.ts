import { z } from "zod";
import { Amount } from "@/lib/money/shape";

export const SUMMARY_RANGES = ["7d", "30d", "90d", "ytd", "all"] as const;
export const SERIES_RANGES = ["7d", "30d", "90d", "ytd"] as const;
export const METRICS = ["revenue", "conversions", "leads", "clicks"] as const;

export const SummaryInput = z.strictObject({ range: z.enum(SUMMARY_RANGES).default("30d") });
export type SummaryInput = z.infer<typeof SummaryInput>;

const figure = z.number().int();
export const Summary = z.object({
  range: z.enum(SUMMARY_RANGES),
  currency: z.string().describe("The home currency."),
  revenueMinor: figure.describe(
    "Sales less what was refunded, in minor units of the home currency; denied ones left out.",
  ),
  convertedRevenue: z
    .array(Amount.extend({ homeMinor: figure.describe("Minor units of the home currency.") }))
    .describe(
      "Of revenueMinor, sales in other currencies, converted at the reference rates of their days.",
    ),
  otherRevenue: z
    .array(Amount)
    .describe("Sales less refunds in currencies without a reference rate: not in revenueMinor."),
  conversions: figure.describe(
    "Sales; overrides of recruiters, and what was refunded or denied, left out.",
  ),
  leads: figure,
  clicks: figure,
  activeAffiliates: figure.describe("Approved affiliates with a click, lead or sale in the range."),
  pendingApprovals: figure.describe("Applications that wait now."),
  previous: z
    .object({
      revenueMinor: figure,
      conversions: figure,
      leads: figure,
      clicks: figure,
      activeAffiliates: figure,
    })
    .optional()
    .describe("The same length of time before; left out for all."),
});
export type Summary = z.infer<typeof Summary>;

export const TimeseriesInput = z.strictObject({
  metric: z.enum(METRICS),
  range: z.enum(SERIES_RANGES).default("30d"),
});
export type TimeseriesInput = z.infer<typeof TimeseriesInput>;

export const Timeseries = z.object({
  metric: z.enum(METRICS),
  range: z.enum(SERIES_RANGES),
  currency: z
    .string()
    .optional()
    .describe(
      "For revenue: values are minor units of this currency, others converted at the reference rate of the day.",
    ),
  timezone: z.string().describe("Days begin at midnight here."),
  points: z.array(z.object({ date: z.iso.date(), value: figure })),
});
export type Timeseries = z.infer<typeof Timeseries>;
