"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

interface RenameDialogProps {
  open: boolean;
  onClose: () => void;
  token: { id: string; name: string };
  action: BoundAction<{ id: string; name: string }>;
}

export function RenameDialog({ open, onClose, ...form }: RenameDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(stays) => !stays && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Rename {form.token.name}</DialogTitle>
          <DialogDescription>
            The token goes on working. Calls already made keep the old name in the audit log.
          </DialogDescription>
        </DialogHeader>
        <RenameForm {...form} onDone={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function RenameForm({
  token,
  action,
  onDone,
}: Pick<RenameDialogProps, "token" | "action"> & { onDone: () => void }) {
  const { state, form, field, control, problem } = useForm(action);
  const isDone = state.status === "done";

  useEffect(() => {
    if (isDone) onDone();
  }, [isDone, onDone]);

  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      <input type="hidden" name="id" value={token.id} />
      <Field label="Name" {...field("name")}>
        <Input {...control("name", token.name)} maxLength={60} />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <SubmitButton>Rename token</SubmitButton>
      </DialogFooter>
    </form>
  );
}
