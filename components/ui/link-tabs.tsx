"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
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
  const list = useRef<HTMLElement>(null);
  const current = tabs.find((tab) => tab.current ?? lies(pathname, tab.href))?.href;

  // On a phone the list scrolls sideways, and its last tabs begin out of sight.
  useEffect(() => {
    const tab = current && list.current?.querySelector<HTMLElement>("[aria-current=page]");
    if (tab && list.current) {
      list.current.scrollLeft = tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2;
    }
  }, [current]);

  return (
    <nav ref={list} data-slot="link-tabs" aria-label={label} className={tabListClasses}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.href === current ? "page" : undefined}
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
