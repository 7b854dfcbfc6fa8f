"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useId } from "react";
import {
  isCurrent,
  NAVIGATION,
  type NavigationGroup,
  SETTINGS,
} from "@/components/shell/navigation";
import { LinkPending } from "@/components/ui/link-pending";
import { cn } from "@/lib/utils";

interface MainNavProps {
  orgPath: string;
  onNavigate?: () => void;
}

export function MainNav(props: MainNavProps) {
  return (
    <nav aria-label="Main" className="flex flex-1 flex-col gap-5">
      {NAVIGATION.map((group) => (
        <Group key={group.label ?? ""} group={group} {...props} />
      ))}
      <div className="mt-auto">
        <Group group={SETTINGS} {...props} />
      </div>
    </nav>
  );
}

function Group({ group, orgPath, onNavigate }: MainNavProps & { group: NavigationGroup }) {
  const pathname = usePathname();
  const id = useId();
  return (
    <div>
      {group.label && (
        <p id={id} className="px-2 pb-1 font-medium text-muted-foreground text-xs">
          {group.label}
        </p>
      )}
      <ul aria-labelledby={group.label ? id : undefined} className="grid gap-0.5">
        {group.items.map((item) => {
          const current = isCurrent(item, orgPath, pathname);
          return (
            <li key={item.path}>
              <Link
                href={orgPath + item.path}
                aria-current={current ? "page" : undefined}
                onClick={onNavigate}
                className={cn(
                  "flex h-8 items-center gap-2.5 rounded-md px-2 text-muted-foreground transition-colors hover:bg-accent hover:text-foreground max-lg:h-10",
                  current && "bg-accent font-medium text-foreground",
                )}
              >
                <item.icon aria-hidden="true" className="size-4 shrink-0" />
                <span className="flex-1">{item.label}</span>
                <LinkPending />
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
