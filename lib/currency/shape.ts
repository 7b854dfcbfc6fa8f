import { z } from "zod";
import { CURRENCIES } from "@/lib/money/shape";
import { Tier } from "@/lib/orgs/shape";

export const HomeCurrency = z.object({
  homeCurrency: z.string().describe("ISO 4217 code that reports are shown in."),
  supported: z.array(z.string()).describe("What it can be: ISO 4217 codes."),
  mayChange: z.boolean().describe("Whether the plan in force permits changing it."),
  required: Tier.describe("The least plan that permits it."),
  current: Tier.describe("The plan in force."),
  ratesOf: z.iso
    .date()
    .optional()
    .describe(
      "The newest day with reference rates. Left out: none are loaded, and reports show other currencies apart.",
    ),
});
export type HomeCurrency = z.infer<typeof HomeCurrency>;

export const SetHomeCurrencyInput = z.strictObject({
  homeCurrency: z
    .enum(CURRENCIES, "Give one of the supported ISO 4217 codes, such as EUR.")
    .describe("ISO 4217 code."),
});
export type SetHomeCurrencyInput = z.infer<typeof SetHomeCurrencyInput>;

/** Who may change it: the operation's gate, and what the page says. */
export const HOME_CURRENCY_FROM: Tier = "Pro";
