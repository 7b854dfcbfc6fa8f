"use client";

import { Check, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { Mark } from "@/components/brand";
import type { ShellOrg } from "@/components/shell/shell-props";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

const rowClasses =
  "flex h-9 w-full min-w-0 items-center gap-2.5 rounded-md px-1.5 text-left hover:bg-accent";

/** A menu for whoever has several organizations; for all others the name, leading to the overview. */
export function OrgSwitcher({ org, orgs }: { org: ShellOrg; orgs: readonly ShellOrg[] }) {
  const name = (
    <>
      <Mark className="size-5 shrink-0" />
      <span className="min-w-0 flex-1 truncate font-semibold text-foreground">{org.name}</span>
    </>
  );
  if (orgs.length <= 1) {
    return (
      <Link href={`/${org.slug}`} className={rowClasses}>
        {name}
      </Link>
    );
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className={rowClasses}>
        <span className="sr-only">Switch organization, now</span>
        {name}
        <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-56">
        <DropdownMenuLabel>Organizations</DropdownMenuLabel>
        {orgs.map(({ slug, name }) => (
          <DropdownMenuItem key={slug} asChild>
            <Link href={`/${slug}`} aria-current={slug === org.slug ? "true" : undefined}>
              <span className="min-w-0 flex-1 truncate">{name}</span>
              {slug === org.slug && <Check aria-hidden="true" />}
            </Link>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
