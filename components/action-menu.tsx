"use client";

import { MoreHorizontal } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

interface ActionMenuProps extends Pick<ComponentProps<typeof Button>, "variant" | "size"> {
  /** Whose actions they are: "Claude Desktop laptop". */
  of: string;
  /** Items of a dropdown menu. */
  children: ReactNode;
}

/** What can be done with one thing, behind three dots. */
export function ActionMenu({ of, variant = "ghost", size = "icon-sm", children }: ActionMenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant={variant} size={size} aria-label={`Actions for ${of}`}>
          <MoreHorizontal aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>{children}</DropdownMenuContent>
    </DropdownMenu>
  );
}
