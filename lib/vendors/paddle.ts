import {
  type AdjustmentNotification,
  type CustomerNotification,
  type EventEntity,
  EventName,
  Paddle,
  type TransactionNotification,
} from "@paddle/paddle-node-sdk";
import { shared } from "@/lib/shared";

/** The one place that knows Paddle's library: notifications in, what they tell out. */

/** What an event tells that matters here. Amounts are Paddle's minor units, without tax. */
export type PaddleFact =
  | {
      kind: "sale";
      transactionId: string;
      net: number;
      currency: string;
      customerId?: string;
      subscriptionId?: string;
      rekomiRef?: string;
      occurredAt: Date;
    }
  | {
      kind: "lead";
      customerId: string;
      email: string;
      name?: string;
      rekomiRef: string;
      occurredAt: Date;
    }
  | {
      kind: "back";
      transactionId: string;
      key: string;
      /** Left out: the whole sale. */
      net?: number;
      currency: string;
      voided: boolean;
    };

interface PaddleEvent {
  id: string;
  type: string;
  occurredAt: Date;
  fact: PaddleFact | null;
}

/** No call is ever made with it: the library checks signatures without a key. */
const library = () => shared("paddle", () => new Paddle(""));

/** null: not signed with this secret, or longer ago than the library allows. */
export async function readPaddleEvent(
  body: string,
  secret: string,
  signature: string | null,
): Promise<PaddleEvent | null> {
  const { webhooks } = library();
  const isGenuine = await webhooks
    .isSignatureValid(body, secret, signature ?? "")
    .catch(() => false);
  if (!isGenuine) return null;
  const event = await webhooks.unmarshal(body, secret, signature ?? "");
  const { eventId: id, eventType: type } = event;
  return { id, type, occurredAt: new Date(event.occurredAt), fact: factOf(event) };
}

/** null: an event that changes nothing here. */
function factOf(event: EventEntity): PaddleFact | null {
  switch (event.eventType) {
    case EventName.TransactionCompleted:
      return saleIn(event.data);
    case EventName.CustomerCreated:
    case EventName.CustomerUpdated:
      return leadIn(event.data);
    case EventName.AdjustmentCreated:
    case EventName.AdjustmentUpdated:
      return backIn(event.data);
    default:
      return null;
  }
}

/** What the customer paid, without what they had as a credit and without the tax. */
function saleIn(transaction: TransactionNotification): PaddleFact | null {
  const { id, details, currencyCode: currency, customerId, subscriptionId, billedAt } = transaction;
  if (!details?.totals) return null;
  const net = Number(details.totals.grandTotal) - Number(details.totals.grandTotalTax);
  return {
    kind: "sale",
    transactionId: id,
    net,
    currency,
    customerId: customerId ?? undefined,
    subscriptionId: subscriptionId ?? undefined,
    rekomiRef: referenceIn(transaction.customData),
    occurredAt: new Date(billedAt ?? transaction.updatedAt),
  };
}

function leadIn(customer: CustomerNotification): PaddleFact | null {
  const { id: customerId, email, name, createdAt } = customer;
  const rekomiRef = referenceIn(customer.customData);
  if (!rekomiRef) return null;
  const occurredAt = new Date(createdAt);
  return { kind: "lead", customerId, email, name: name ?? undefined, rekomiRef, occurredAt };
}

/**
 * A chargeback that is reversed is told as an adjustment of its own that names only the transaction, so all
 * of a transaction's chargebacks have one key. Credits move no money, and a warning not yet.
 */
function backIn(adjustment: AdjustmentNotification): PaddleFact | null {
  const { id, action, status, type, transactionId, totals, currencyCode: currency } = adjustment;
  const isReversal = action === "chargeback_reverse";
  if (action !== "refund" && action !== "chargeback" && !isReversal) return null;
  if (status === "pending_approval" || (isReversal && status !== "approved")) return null;
  return {
    kind: "back",
    transactionId,
    key: action === "refund" ? id : "chargeback",
    net: type === "full" ? undefined : Number(totals.total) - Number(totals.tax),
    currency,
    voided: isReversal || status !== "approved",
  };
}

function referenceIn(data: TransactionNotification["customData"]): string | undefined {
  const given: unknown = data?.rekomi_ref;
  return typeof given === "string" ? given : undefined;
}
