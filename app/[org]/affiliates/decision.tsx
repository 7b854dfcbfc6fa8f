"use client";

import { useEffect, useRef, useState } from "react";
import { told } from "@/components/told";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { useForm } from "@/components/ui/use-form";
import type { Affiliate } from "@/lib/affiliates/shape";
import type { BoundAction } from "@/lib/surfaces/shape";

interface DecisionProps {
  affiliate: Pick<Affiliate, "id" | "fullName">;
  approve: BoundAction<Affiliate>;
  reject: BoundAction<Affiliate>;
  size?: "sm" | "default";
}

/** The answer to an application. */
export function Decision({ affiliate, approve, reject, size = "sm" }: DecisionProps) {
  const place = useFocusAfterwards();
  return (
    <div ref={place} className="flex flex-wrap gap-2 sm:flex-nowrap">
      <RejectDialog affiliate={affiliate} action={reject} size={size} />
      <ApproveForm affiliate={affiliate} action={approve} size={size} />
    </div>
  );
}

/** The answered row goes, or loses its buttons: the keyboard goes on with what stands in its place. */
function useFocusAfterwards() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    const table = element?.closest("table");
    const index = element?.closest("tr")?.rowIndex ?? 0;
    return () => {
      if (element?.isConnected || document.activeElement !== document.body) return;
      const rows = table?.isConnected ? table.rows : null;
      const row = rows?.[Math.min(index, rows.length - 1)];
      const next = row?.querySelector("a") ?? document.getElementById("content");
      next?.focus({ preventScroll: true });
    };
  }, []);
  return place;
}

type AnswerProps = Pick<DecisionProps, "affiliate" | "size"> & { action: BoundAction<Affiliate> };

function ApproveForm({ affiliate, action, size }: AnswerProps) {
  // The row may be gone by the time the answer is here, so what is said is said by the action.
  const { form } = useForm(
    told(action, {
      done: `${affiliate.fullName} is approved`,
      refused: `${affiliate.fullName} was not approved`,
    }),
  );
  return (
    <form {...form}>
      <input type="hidden" name="id" value={affiliate.id} />
      <SubmitButton size={size} aria-label={`Approve ${affiliate.fullName}`}>
        Approve
      </SubmitButton>
    </form>
  );
}

function RejectDialog({ affiliate, action, size }: AnswerProps) {
  const [isOpen, setOpen] = useState(false);
  const { form, field, control, checkbox, problem } = useForm<Affiliate>(
    told(action, {
      done: `${affiliate.fullName} is rejected`,
      onDone: () => setOpen(false),
    }),
  );
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline" size={size} aria-label={`Reject ${affiliate.fullName}`}>
          Reject
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Reject {affiliate.fullName}?</DialogTitle>
          <DialogDescription>
            The application ends here. They earn nothing and cannot be approved later.
          </DialogDescription>
        </DialogHeader>
        <form {...form} className="grid gap-4">
          <FormProblem problem={problem} />
          <input type="hidden" name="id" value={affiliate.id} />
          <Field
            label="Reason"
            optional
            hint="Kept in the audit log, and part of the mail if you send one."
            {...field("reason")}
          >
            <Textarea {...control("reason")} rows={3} />
          </Field>
          <Field inline label="Mail them the decision" {...field("notify")}>
            <Checkbox {...checkbox("notify", true)} />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">Cancel</Button>
            </DialogClose>
            <SubmitButton variant="destructive">Reject application</SubmitButton>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
