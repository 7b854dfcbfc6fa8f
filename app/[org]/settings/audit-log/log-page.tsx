import { ScrollText } from "lucide-react";
import Link from "next/link";
import { addressOf } from "@/app/search-params";
import { counted } from "@/components/counted";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { AuditPage } from "@/lib/audit/shape";
import { QueryProvider } from "../../query-provider";
import { ClearFilters } from "./clear-filters";
import { EventTable } from "./event-table";
import type { Filters } from "./filters";
import { NewerRows } from "./newer-rows";

interface LogPageProps {
  org: string;
  zone: string;
  page: AuditPage;
  filters: Filters;
  /** The event that is open beside the list. */
  event?: string;
  isNewest: boolean;
  address: (change: Record<string, string | undefined>) => string;
}

export function LogPage({ org, zone, page, filters, event, isNewest, address }: LogPageProps) {
  const { items, nextCursor } = page;
  const path = `/${org}/settings/audit-log`;
  const [newest] = items;
  if (!newest) {
    const isFiltered = Object.keys(filters).length > 0;
    return (
      <EmptyState
        icon={ScrollText}
        title={
          isFiltered
            ? "No event matches"
            : isNewest
              ? "Nothing has happened yet"
              : "No older events"
        }
        action={isFiltered ? <ClearFilters path={path} /> : undefined}
      >
        {isFiltered
          ? "Take a filter away, or look at a longer time."
          : "Every call of an assistant, and every change by a person, will be a row here."}
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-3">
      {isNewest && (
        <QueryProvider>
          <NewerRows
            url={addressOf(`${path}/newer`, { ...filters, after: momentAfter(newest.createdAt) })}
            href={address({ event: undefined })}
          />
        </QueryProvider>
      )}
      <EventTable
        org={org}
        events={items}
        zone={zone}
        open={event}
        hrefOf={(id) => address({ event: id })}
      />
      <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted-foreground tabular-nums">{countWords(page)}</p>
        <div className="flex gap-2">
          {!isNewest && (
            <Button asChild variant="outline" size="sm">
              <Link href={address({ cursor: undefined, event: undefined })}>Newest</Link>
            </Button>
          )}
          {nextCursor && (
            <Button asChild variant="outline" size="sm">
              <Link href={address({ cursor: nextCursor, event: undefined })} rel="next">
                Older
              </Link>
            </Button>
          )}
        </div>
      </nav>
    </div>
  );
}

function momentAfter(at: string): string {
  return new Date(Date.parse(at) + 1).toISOString();
}

function countWords({ total, totalIsExact }: AuditPage): string {
  if (!totalIsExact) return "More than 10,000 events";
  return counted(total, "event");
}
