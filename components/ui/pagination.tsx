import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";

interface PaginationProps {
  /** The address of the page after this one; left out on the last. */
  next?: string;
  /** Where the list begins, from a page that cannot know what stands before it. */
  newest?: string;
}

export function Pagination({ next, newest }: PaginationProps) {
  if (!next && !newest) return null;
  return (
    <nav
      data-slot="pagination"
      aria-label="Pages"
      className="flex flex-wrap items-center justify-between gap-2 pt-3"
    >
      <p>{newest && <TextLink href={newest}>Back to the newest</TextLink>}</p>
      {next && (
        <Button asChild variant="outline" size="sm">
          <Link href={next} rel="next">
            Next <ChevronRight aria-hidden="true" />
          </Link>
        </Button>
      )}
    </nav>
  );
}
