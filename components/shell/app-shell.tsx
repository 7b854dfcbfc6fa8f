import type { ReactNode } from "react";
import { FocusKeeper } from "@/components/shell/focus-keeper";
import { PhoneBar } from "@/components/shell/phone-bar";
import type { SidebarProps } from "@/components/shell/shell-props";
import { Sidebar } from "@/components/shell/sidebar";
import { SkipLink } from "@/components/shell/skip-link";

/** What stands around every page of an organization. */
export function AppShell({ children, ...sidebar }: SidebarProps & { children: ReactNode }) {
  return (
    <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <SkipLink />
      <FocusKeeper />
      <aside
        aria-label="Navigation"
        className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-r bg-sidebar lg:flex"
      >
        <Sidebar {...sidebar} />
      </aside>
      <PhoneBar {...sidebar} />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-page px-4 py-6 focus:outline-none sm:px-8 sm:py-8"
      >
        {children}
      </main>
    </div>
  );
}
