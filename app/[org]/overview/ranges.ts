import type { METRICS, SUMMARY_RANGES } from "@/lib/dashboard/shape";

export const RANGE_WORDS: Record<
  (typeof SUMMARY_RANGES)[number],
  { tab: string; sentence: string }
> = {
  "7d": { tab: "7 days", sentence: "The last 7 days" },
  "30d": { tab: "30 days", sentence: "The last 30 days" },
  "90d": { tab: "90 days", sentence: "The last 90 days" },
  ytd: { tab: "This year", sentence: "This year so far" },
  all: { tab: "All time", sentence: "From the beginning" },
};

export const METRIC_WORDS: Record<(typeof METRICS)[number], string> = {
  revenue: "Revenue",
  conversions: "Conversions",
  leads: "Leads",
  clicks: "Clicks",
};
