"use client";

import { Download } from "lucide-react";
import { ActDialog } from "@/components/act-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { Payout } from "@/lib/payouts/shape";
import type { BoundAction } from "@/lib/surfaces/shape";
import { sumOf } from "../words";

interface PayoutActionsProps {
  payout: Payout;
  /** Address of its file. */
  file: string;
  start: BoundAction<Payout>;
  settle: BoundAction<Payout>;
  fail: BoundAction<Payout>;
}

/** What can be done with a batch follows from how far it has come. */
export function PayoutActions({ payout, file, start, settle, fail }: PayoutActionsProps) {
  const { status } = payout;
  if (status === "Failed") return null;
  return (
    <>
      <Button asChild variant="outline">
        <a href={file} download>
          <Download aria-hidden="true" />
          Download CSV
        </a>
      </Button>
      {status !== "Paid" && <FailDialog payout={payout} action={fail} />}
      {status === "Pending" && <StartDialog payout={payout} action={start} />}
      {status === "Processing" && <SettleDialog payout={payout} action={settle} />}
    </>
  );
}

interface StepProps {
  payout: Payout;
  action: BoundAction<Payout>;
}

function StartDialog({ payout, action }: StepProps) {
  const sum = sumOf(payout);
  return (
    <ActDialog
      trigger={<Button>Start payout</Button>}
      title={`Start to send ${sum}?`}
      description="The batch is marked as being sent, for everybody to see. Rekomi moves no money: send it by your bank or PayPal, and then record it here."
      confirm="Start payout"
      action={action}
      hidden={{ id: payout.id }}
      done="The payout is started"
    />
  );
}

function SettleDialog({ payout, action }: StepProps) {
  const sum = sumOf(payout);
  return (
    <ActDialog
      trigger={<Button>Record as paid</Button>}
      title={`Record ${sum} as paid?`}
      description={`This is final. Their conversions become paid, and each of them gets a mail that says so.${
        payout.failedCount ? " Payments that you recorded as failed stay failed." : ""
      }`}
      confirm="Record as paid"
      action={action}
      hidden={{ id: payout.id }}
      done={`${sum} recorded as paid`}
    >
      {({ field, control }) => (
        <Field
          label="Reference"
          optional
          hint="What your bank or PayPal calls the transfer."
          {...field("reference")}
        >
          <Input {...control("reference")} maxLength={200} />
        </Field>
      )}
    </ActDialog>
  );
}

function FailDialog({ payout, action }: StepProps) {
  return (
    <ActDialog
      trigger={<Button variant="outline">Record as failed</Button>}
      title={`Record ${sumOf(payout)} as failed?`}
      description="Do this only if none of the money was sent. All that is in this batch becomes due again, and the next one pays it. Owners and admins get a mail."
      confirm="Record as failed"
      destructive
      action={action}
      hidden={{ id: payout.id }}
      done="Recorded as failed. What was in it is due again"
    >
      {({ field, control }) => (
        <Field label="Reason" {...field("reason")}>
          <Textarea {...control("reason")} rows={3} maxLength={500} />
        </Field>
      )}
    </ActDialog>
  );
}
