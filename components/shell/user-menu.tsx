"use client";

import { ChevronsUpDown } from "lucide-react";
import type { SidebarProps } from "@/components/shell/shell-props";
import { ThemeChoice } from "@/components/shell/theme-choice";
import { Avatar } from "@/components/ui/avatar";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

export function UserMenu({
  user,
  theme,
  signOut,
}: Pick<SidebarProps, "user" | "theme" | "signOut">) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex h-9 w-full min-w-0 items-center gap-2.5 rounded-md px-1.5 text-left hover:bg-accent">
        <Avatar name={user.name} />
        <span className="sr-only">Your account,</span>
        <span className="min-w-0 flex-1 truncate">{user.name}</span>
        <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" side="top" className="w-56">
        <div className="px-2 py-1.5">
          <p className="truncate font-medium">{user.name}</p>
          <p className="truncate text-muted-foreground text-xs">{user.email}</p>
        </div>
        <DropdownMenuSeparator />
        <ThemeChoice theme={theme} />
        <DropdownMenuSeparator />
        {signOut}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
