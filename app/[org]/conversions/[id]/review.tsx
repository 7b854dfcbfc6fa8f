"use client";

import { ActDialog } from "@/components/act-dialog";
import { formatMoney } from "@/components/money";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Conversion } from "@/lib/conversions/shape";
import type { BoundAction } from "@/lib/surfaces/shape";

interface ReviewProps {
  conversion: Pick<
    Conversion,
    "id" | "status" | "affiliateName" | "commissionMinor" | "adjustedMinor" | "currency"
  >;
  hasOverride: boolean;
  mayApprove: boolean;
  mayDeny: boolean;
  approve: BoundAction<Conversion>;
  deny: BoundAction<Conversion>;
}

/** What a Manager decides before time does. */
export function Review({
  conversion,
  hasOverride,
  mayApprove,
  mayDeny,
  approve,
  deny,
}: ReviewProps) {
  const { id, affiliateName, status, currency } = conversion;
  const earned = formatMoney(
    conversion.commissionMinor + (conversion.adjustedMinor ?? 0),
    currency,
  );
  const along = hasOverride ? " So is the override of who recruited them." : "";
  return (
    <>
      {mayDeny && (
        <ActDialog
          trigger={<Button variant="outline">Deny</Button>}
          title={`Deny this conversion of ${affiliateName}?`}
          description={
            status === "Paid"
              ? `${earned} was paid, so ${affiliateName} owes it: their next payout is that much smaller.${along} This cannot be undone.`
              : `${affiliateName} loses ${earned}.${along && " So does whoever earns the override on it."} This cannot be undone.`
          }
          confirm="Deny conversion"
          destructive
          action={deny}
          hidden={{ id }}
          done="The conversion is denied"
        >
          {({ field, control }) => (
            <Field
              label="Reason"
              optional
              hint="Kept with the conversion and in the audit log."
              {...field("reason")}
            >
              <Textarea {...control("reason")} rows={3} />
            </Field>
          )}
        </ActDialog>
      )}
      {mayApprove && (
        <ActDialog
          trigger={<Button>Approve now</Button>}
          title={`Approve this conversion of ${affiliateName}?`}
          description={`Its hold ends now, and the next payout includes ${earned} for ${affiliateName}.${along}`}
          confirm="Approve conversion"
          action={approve}
          hidden={{ id }}
          done="The conversion is approved"
        />
      )}
    </>
  );
}
