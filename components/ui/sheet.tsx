"use client";

import "@/components/style-nonce";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { DialogCloseButton, keepOpenForToasts, overlayClasses } from "@/components/ui/dialog";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { cn } from "@/lib/utils";

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;

const SIDES = {
  left: "left-0 w-72 data-[state=open]:slide-in-from-left-4",
  right: "right-0 w-[30rem] data-[state=open]:slide-in-from-right-4",
} as const;

/** A panel at the side of the page: details on the right, the navigation of a phone on the left. */
export function SheetContent({
  side = "right",
  className,
  children,
  ...props
}: ComponentProps<typeof Primitive.Content> & { side?: keyof typeof SIDES }) {
  const focusReturn = useFocusReturn();
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClasses} />
      <Primitive.Content
        {...focusReturn}
        data-slot="sheet-content"
        onPointerDownOutside={keepOpenForToasts}
        className={cn(
          "fixed inset-y-0 z-50 flex max-w-[calc(100%-2rem)] flex-col overflow-y-auto bg-popover text-popover-foreground shadow-float",
          "duration-100 data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out data-[state=open]:fade-in focus:outline-none",
          SIDES[side],
          className,
        )}
        {...props}
      >
        {children}
        <DialogCloseButton />
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export {
  DialogDescription as SheetDescription,
  DialogTitle as SheetTitle,
} from "@/components/ui/dialog";
