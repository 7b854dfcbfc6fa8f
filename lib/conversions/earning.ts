import { share, WHOLE } from "@/lib/campaigns/commission";
import type { Rule } from "./shape";

/** A sale's amount and what of it came back. */
interface Basis {
  amountMinor: number;
  refundedMinor: number;
  /** Also true of a sale of nothing that was taken back. */
  isAllRefunded: boolean;
}

/** What a rule gives for what the customer has not got back, in minor units. */
export function earns(rule: Rule, { amountMinor, refundedMinor, isAllRefunded }: Basis): number {
  const left = isAllRefunded ? 0 : amountMinor - refundedMinor;
  switch (rule.kind) {
    case "Percentage":
    case "Override":
      return share(left, rule.hundredths, WHOLE);
    case "Fixed":
      return left > 0 ? rule.amountMinor : 0;
    case "Given":
      if (amountMinor === 0) return isAllRefunded ? 0 : rule.amountMinor;
      return share(rule.amountMinor, left, amountMinor);
    case "Nothing":
      return 0;
  }
}

/** What an override earns follows from what the recruit earns now. */
export function earnsOn(rule: Rule, commissionMinor: number): number {
  return earns(rule, { amountMinor: commissionMinor, refundedMinor: 0, isAllRefunded: false });
}
