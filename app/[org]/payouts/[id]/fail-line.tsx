"use client";

import { ActDialog } from "@/components/act-dialog";
import { formatMoney } from "@/components/money";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Payout, PayoutLine } from "@/lib/payouts/shape";
import type { BoundAction } from "@/lib/surfaces/shape";

interface FailLineProps {
  payoutId: string;
  currency: string;
  line: Pick<PayoutLine, "affiliateId" | "affiliateName" | "amountMinor">;
  action: BoundAction<Payout>;
}

export function FailLine({ payoutId, currency, line, action }: FailLineProps) {
  const { affiliateId, affiliateName = "this affiliate", amountMinor } = line;
  const amount = formatMoney(amountMinor, currency);
  return (
    <ActDialog
      trigger={
        <Button
          variant="outline"
          size="sm"
          aria-label={`Mark failed: the payment to ${affiliateName}`}
        >
          Mark failed
        </Button>
      }
      title={`${amount} did not reach ${affiliateName}?`}
      description="Their line fails and the money is due to them again: the next batch pays it. The others in this batch are not touched. Owners and admins get a mail."
      confirm="Record as failed"
      destructive
      action={action}
      hidden={{ id: payoutId, affiliateId }}
      done={`The payment to ${affiliateName} is recorded as failed`}
    >
      {({ field, control }) => (
        <Field label="Reason" {...field("reason")}>
          <Textarea {...control("reason")} rows={3} maxLength={500} />
        </Field>
      )}
    </ActDialog>
  );
}
