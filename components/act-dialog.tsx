"use client";

import { type ReactNode, useState } from "react";
import { told } from "@/components/told";
import { Button } from "@/components/ui/button";
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
import { FormProblem } from "@/components/ui/form-problem";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

interface ActDialogProps<T> {
  /** The button that asks. */
  trigger: ReactNode;
  /** Names the act and the amount. */
  title: string;
  /** Names the consequence. */
  description: ReactNode;
  /** Says what happens: "Record as paid". */
  confirm: string;
  destructive?: boolean;
  action: BoundAction<T>;
  /** Sent along; what is undefined is left out. */
  hidden: Record<string, string | undefined>;
  /** What is said afterwards. */
  done: string | ((output: T) => string);
  onDone?: (output: T) => void;
  children?: (form: Pick<ReturnType<typeof useForm<T>>, "field" | "control">) => ReactNode;
}

/** Asks before money is moved or recorded, and stays with what was typed when it is refused. */
export function ActDialog<T>({ trigger, ...form }: ActDialogProps<T>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <ActForm {...form} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function ActForm<T>({
  title,
  description,
  confirm,
  destructive = false,
  action,
  hidden,
  done,
  onDone,
  children,
  close,
}: Omit<ActDialogProps<T>, "trigger"> & { close: () => void }) {
  const { form, field, control, problem } = useForm(
    told(action, {
      done,
      onDone: (output) => {
        close();
        onDone?.(output);
      },
    }),
  );
  return (
    <>
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription>{description}</DialogDescription>
      </DialogHeader>
      <form {...form} className="grid gap-4">
        <FormProblem problem={problem} />
        {Object.entries(hidden).map(
          ([name, value]) =>
            value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
        )}
        {children?.({ field, control })}
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="outline">Cancel</Button>
          </DialogClose>
          <SubmitButton variant={destructive ? "destructive" : "default"}>{confirm}</SubmitButton>
        </DialogFooter>
      </form>
    </>
  );
}
