"use client";

import type { ComponentProps, ReactNode } from "react";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
  AlertDialogTrigger,
} from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";

interface ConfirmProps {
  /** The button that asks; leave out when `open` is controlled, for example from a menu item. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Names the act and the thing: "Revoke Claude Desktop laptop?" */
  title: ReactNode;
  /** Names the consequence. */
  description: ReactNode;
  /** Says what happens: "Revoke token". */
  confirm: string;
  cancel?: string;
  destructive?: boolean;
  action: ComponentProps<"form">["action"];
  /** Hidden inputs, or a field such as the name to be typed. */
  children?: ReactNode;
}

/** A form that asks first. It stays open while the action runs; close it by `onOpenChange` or by what re-renders. */
export function Confirm({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  confirm,
  cancel = "Cancel",
  destructive = false,
  action,
  children,
}: ConfirmProps) {
  return (
    <AlertDialog open={open} onOpenChange={onOpenChange}>
      {trigger && <AlertDialogTrigger asChild>{trigger}</AlertDialogTrigger>}
      <AlertDialogContent>
        <form action={action} className="grid gap-4">
          <div className="grid gap-1">
            <AlertDialogTitle>{title}</AlertDialogTitle>
            <AlertDialogDescription>{description}</AlertDialogDescription>
          </div>
          {children}
          <DialogFooter>
            <AlertDialogCancel asChild>
              <Button variant="outline">{cancel}</Button>
            </AlertDialogCancel>
            <SubmitButton variant={destructive ? "destructive" : "default"}>{confirm}</SubmitButton>
          </DialogFooter>
        </form>
      </AlertDialogContent>
    </AlertDialog>
  );
}
