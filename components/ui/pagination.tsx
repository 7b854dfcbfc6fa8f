import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";

interface PaginationProps {
  /** Addresses that hold the cursor; leave out what does not exist. */
  previous?: string;
  next?: string;
  /** Where the list begins, from a page that cannot know what stands before it. */
  newest?: string;
  /** For example "50 of 1,204 events". */
  summary?: ReactNode;
}

export function Pagination({ previous, next, newest, summary }: PaginationProps) {
  if (!previous && !next && !newest && !summary) return null;
  return (
    <nav
      data-slot="pagination"
      aria-label="Pages"
      className="flex flex-wrap items-center justify-between gap-2 pt-3"
    >
      <p className="text-muted-foreground tabular-nums">
        {summary}
        {newest && <TextLink href={newest}>Back to the newest</TextLink>}
      </p>
      <div className="flex gap-2">
        {previous && (
          <Button asChild variant="outline" size="sm">
            <Link href={previous} rel="prev">
              <ChevronLeft aria-hidden="true" /> Previous
            </Link>
          </Button>
        )}
        {next && (
          <Button asChild variant="outline" size="sm">
            <Link href={next} rel="next">
              Next <ChevronRight aria-hidden="true" />
            </Link>
          </Button>
        )}
      </div>
    </nav>
  );
}
