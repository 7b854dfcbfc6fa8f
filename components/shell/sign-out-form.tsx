"use client";

import { LogOut } from "lucide-react";
import type { ComponentProps } from "react";
import { DropdownMenuItem } from "@/components/ui/dropdown-menu";

/** `children` are hidden inputs, such as a token against forged requests. */
export function SignOutForm({ children, ...props }: ComponentProps<"form">) {
  return (
    <form {...props}>
      {children}
      {/* The menu stays open until the page goes: a form that is gone is not sent. */}
      <DropdownMenuItem asChild onSelect={(event) => event.preventDefault()}>
        <button type="submit">
          <LogOut aria-hidden="true" />
          Sign out
        </button>
      </DropdownMenuItem>
    </form>
  );
}
