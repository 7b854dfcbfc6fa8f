import type { RecordedSale } from "@/lib/conversions/credit";
import type { RecordedRefund } from "@/lib/conversions/refunds";
import type { RecordedLead } from "@/lib/leads/leads";

/** Something that an event of a payment platform changed, for the log and for the list of events. */
export interface VendorChange {
  action: string;
  subject?: { type: string; id: string; label?: string };
  after?: Record<string, unknown>;
}

const ACTION = "event.recorded";

export function leadChange({ leadId, outcome }: RecordedLead): VendorChange[] {
  if (!leadId || outcome === "repeated") return [];
  return [{ action: ACTION, subject: { type: "lead", id: leadId }, after: { lead: outcome } }];
}

/** A sale that nobody is credited for changes nothing that anybody owes, and is kept all the same. */
export function saleChange(externalId: string, sale: RecordedSale): VendorChange[] {
  const { outcome, conversionId } = sale;
  if (outcome === "duplicate") return [];
  const subject = conversionId ? { type: "conversion", id: conversionId } : undefined;
  return [{ action: ACTION, subject, after: { sale: outcome, externalId } }];
}

export function refundChange(
  externalId: string,
  key: string,
  { outcome }: RecordedRefund,
): VendorChange[] {
  if (outcome === "duplicate") return [];
  return [{ action: ACTION, after: { refund: outcome, externalId, key } }];
}

/** "sale credited in_1, refund applied ch_1": what an event led to, in a few words. */
export function wordsOf(changes: readonly VendorChange[]): string | null {
  const words = changes.map(({ action, after }) =>
    after
      ? Object.entries(after)
          .map(([name, value]) => `${name} ${value}`)
          .join(" ")
      : action,
  );
  return words.length > 0 ? words.join(", ").slice(0, 500) : null;
}
