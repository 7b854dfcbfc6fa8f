import { z } from "zod";

const minor = z.number().int();
const from = z.enum(["campaign", "affiliate"]);

/** How a conversion earns, as it was when it was credited: later changes of a campaign do not reach it. */
export const Rule = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("Percentage"), hundredths: minor, from }),
  z.object({ kind: z.literal("Fixed"), amountMinor: minor, from }),
  /** Of what the recruit earns with the same sale. */
  z.object({ kind: z.literal("Override"), hundredths: minor }),
  /** What an import said. */
  z.object({ kind: z.literal("Given"), amountMinor: minor }),
  z.object({ kind: z.literal("Nothing"), because: z.enum(["Cpc", "Cpl", "currency"]) }),
]);
export type Rule = z.infer<typeof Rule>;

/** What `conversions.explanation` holds: with the refunds it is all that a commission follows from. */
export const Explanation = z.object({
  rule: Rule,
  /** Days from the sale until it is approved by itself. */
  holdDays: z.number().int().optional(),
  deniedBecause: z.string().optional(),
});
export type Explanation = z.infer<typeof Explanation>;
