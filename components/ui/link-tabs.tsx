"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { tabClasses, tabListClasses } from "@/components/ui/tab-classes";

interface LinkTabsProps {
  /** What is chosen between: "Clients". */
  label: string;
  tabs: readonly { href: string; label: ReactNode }[];
}

/** Tabs that are pages. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  const pathname = usePathname();
  return (
    <nav data-slot="link-tabs" aria-label={label} className={tabListClasses}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.href === pathname ? "page" : undefined}
          className={tabClasses}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
