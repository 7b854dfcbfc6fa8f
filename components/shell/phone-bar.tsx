"use client";

import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState } from "react";
import type { SidebarProps } from "@/components/shell/shell-props";
import { Sidebar } from "@/components/shell/sidebar";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent, SheetTitle, SheetTrigger } from "@/components/ui/sheet";

/** The navigation of a phone: a bar with a button that opens the column as a sheet. */
export function PhoneBar(props: SidebarProps) {
  const pathname = usePathname();
  // Remembering where it was opened closes it on arrival elsewhere.
  const [openedAt, setOpenedAt] = useState<string | null>(null);

  return (
    <header className="sticky top-0 z-40 flex h-14 items-center gap-2 border-b bg-sidebar px-2 lg:hidden">
      <Sheet
        open={openedAt === pathname}
        onOpenChange={(open) => setOpenedAt(open ? pathname : null)}
      >
        <SheetTrigger asChild>
          <Button variant="ghost" size="lg" className="px-3">
            <Menu aria-hidden="true" />
            Menu
          </Button>
        </SheetTrigger>
        <SheetContent
          side="left"
          aria-describedby={undefined}
          onOpenAutoFocus={focusTheSheet}
          className="bg-sidebar pt-10"
        >
          <SheetTitle className="sr-only">Menu</SheetTitle>
          <Sidebar {...props} onNavigate={() => setOpenedAt(null)} />
        </SheetContent>
      </Sheet>
      <span className="min-w-0 truncate font-semibold">{props.org.name}</span>
    </header>
  );
}

/** By itself the focus would pass over the links, to the first button: the account at the foot. */
function focusTheSheet(event: Event) {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}
