"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/lib/utils";

interface DocsNavProps {
  pages: readonly { href: string; label: string }[];
}

export function DocsNav({ pages }: DocsNavProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Documentation">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {pages.map(({ href, label }) => {
          const isCurrent = pathname === href;
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
