import { recordSale } from "@/lib/conversions/credit";
import { recordRefund } from "@/lib/conversions/refunds";
import { recordLead } from "@/lib/leads/leads";
import type { ProgramContext } from "@/lib/operations/context";
import { leadChange, refundChange, saleChange, type VendorChange } from "./changes";
import { ourMinor } from "./minor-units";
import type { PaddleFact } from "./paddle";
import { referenceOf } from "./reference";

type Fact<K extends PaddleFact["kind"]> = Extract<PaddleFact, { kind: K }>;

/** Does what a notification leads to. @returns what changed, one line of the log each */
export async function applyPaddle(at: ProgramContext, fact: PaddleFact): Promise<VendorChange[]> {
  switch (fact.kind) {
    case "sale":
      return applySale(at, fact);
    case "lead":
      return applyLead(at, fact);
    case "back":
      return applyBack(at, fact);
  }
}

/** A transaction names its customer by id alone; the customer's own event has told who that is. */
async function applySale(at: ProgramContext, fact: Fact<"sale">): Promise<VendorChange[]> {
  const { transactionId: externalId, net, currency, customerId, subscriptionId } = fact;
  if (net <= 0) return [];
  const recorded = await recordSale(at, {
    externalId,
    source: "Paddle",
    amountMinor: ourMinor("Paddle", net, currency),
    currency,
    occurredAt: fact.occurredAt,
    customer: { id: customerId },
    subscriptionId,
    reference: referenceOf(fact.rekomiRef) ?? {},
  });
  return saleChange(externalId, recorded);
}

async function applyLead(at: ProgramContext, fact: Fact<"lead">): Promise<VendorChange[]> {
  const { email, name, customerId, occurredAt } = fact;
  const lead = { ...referenceOf(fact.rekomiRef), email, name, customerId, occurredAt };
  return leadChange(await recordLead(at, { ...lead, source: "Paddle" }));
}

async function applyBack(at: ProgramContext, fact: Fact<"back">): Promise<VendorChange[]> {
  const { transactionId: saleExternalId, key, net, currency, voided } = fact;
  const amountMinor = net === undefined ? undefined : ourMinor("Paddle", net, currency);
  const recorded = await recordRefund(at, { saleExternalId, key, amountMinor, voided });
  return refundChange(saleExternalId, key, recorded);
}
