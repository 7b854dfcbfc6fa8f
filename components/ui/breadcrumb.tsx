import { ChevronRight } from "lucide-react";
import Link from "next/link";

/** The way here; the last item is this page and needs no address. */
export function Breadcrumb({ items }: { items: readonly { label: string; href?: string }[] }) {
  return (
    <nav data-slot="breadcrumb" aria-label="Breadcrumb">
      <ol className="flex flex-wrap items-center gap-1 text-muted-foreground">
        {items.map(({ label, href }, index) => (
          <li key={label} className="flex min-w-0 items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden="true" className="size-3 shrink-0" />}
            {href ? (
              <Link
                href={href}
                className="wrap-anywhere rounded-sm py-0.5 hover:text-foreground hover:underline"
              >
                {label}
              </Link>
            ) : (
              <span aria-current="page" className="wrap-anywhere">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
