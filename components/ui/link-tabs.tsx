"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { tabClasses, tabListClasses } from "@/components/ui/tab-classes";

interface LinkTabsProps {
  /** What is chosen between: "Clients". */
  label: string;
  /** `current` where the address alone does not tell, as with tabs in its query. */
  tabs: readonly { href: string; label: ReactNode; current?: boolean }[];
}

/** Tabs that are pages; what lies below one counts as it. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  const pathname = usePathname();
  return (
    <nav data-slot="link-tabs" aria-label={label} className={tabListClasses}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={(tab.current ?? lies(pathname, tab.href)) ? "page" : undefined}
          scroll={tab.current === undefined}
          className={tabClasses}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}

function lies(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
