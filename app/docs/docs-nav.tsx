"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/lib/utils";

interface DocsNavProps {
  /** `parts`: what lies elsewhere and counts as the page. */
  pages: readonly { href: string; label: string; parts?: string }[];
}

export function DocsNav({ pages }: DocsNavProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Documentation">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {pages.map(({ href, label, parts }) => {
          const isCurrent = pathname === href || (parts && pathname.startsWith(parts));
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={isCurrent ? "page" : undefined}
                className={cn(
                  "inline-block rounded-sm py-0.5 text-muted-foreground hover:text-foreground hover:underline",
                  isCurrent && "font-medium text-foreground",
                )}
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
