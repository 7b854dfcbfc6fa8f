import Link from "next/link";
import type { Group } from "@/lib/surfaces/groups";
import { cn } from "@/lib/utils";

interface ReferenceNavProps {
  groups: readonly Group[];
  current: string;
}

/** Every group, and the operations of the one that is shown. Above the text on a phone. */
export function ReferenceNav({ groups, current }: ReferenceNavProps) {
  return (
    <nav
      aria-label="Operations"
      className="rounded-md border p-4 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto lg:border-0 lg:p-0"
    >
      <p className="mb-2 font-medium text-muted-foreground text-xs">Operations</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1.5 lg:grid">
        {groups.map(({ id, title, operations }) => (
          <li
            key={id}
            className={id === current ? "max-lg:order-last max-lg:basis-full" : undefined}
          >
            <Link
              href={`/docs/reference/${id}`}
              aria-current={id === current ? "page" : undefined}
              className={cn(
                "rounded-sm text-muted-foreground hover:text-foreground hover:underline",
                id === current && "font-medium text-foreground",
              )}
            >
              {title}
            </Link>
            {id === current && (
              <ul className="mt-1.5 mb-1 grid gap-1.5 border-l pl-3">
                {operations.map(({ name, title: heading }) => (
                  <li key={name}>
                    <a
                      href={`#${name}`}
                      className="rounded-sm text-muted-foreground hover:text-foreground hover:underline"
                    >
                      {heading}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
