import Link from "next/link";
import { Time } from "@/components/time";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { AuditEvent } from "@/lib/audit/shape";
import { ActorBadge, clientWords } from "./actor";
import { Outcome } from "./outcome";
import { sentenceOf } from "./sentence";

interface EventTableProps {
  org: string;
  events: readonly AuditEvent[];
  zone: string;
  /** The id of the event that is open beside the list. */
  open?: string;
  hrefOf: (id: string) => string;
}

export function EventTable({ events, zone, open, hrefOf }: EventTableProps) {
  return (
    <Table label="Events">
      <TableHeader>
        <TableRow>
          <TableHead>What</TableHead>
          <TableHead>By</TableHead>
          <TableHead>Outcome</TableHead>
          <TableHead>Address</TableHead>
          <TableHead>When</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {events.map((event) => (
          <TableRow key={event.id} data-state={event.id === open ? "selected" : undefined}>
            <TableCell>
              <Link
                href={hrefOf(event.id)}
                scroll={false}
                prefetch={false}
                aria-current={event.id === open ? "true" : undefined}
                className="wrap-anywhere rounded-sm hover:underline"
              >
                <bdi className="font-medium">{event.actorLabel}</bdi> {sentenceOf(event)}
              </Link>
            </TableCell>
            <TableCell>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <ActorBadge actorType={event.actorType} />
                <span className="wrap-anywhere text-muted-foreground text-xs">
                  {clientWords(event)}
                </span>
              </span>
            </TableCell>
            <TableCell>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Outcome outcome={event.outcome} />
                {event.errorCode && (
                  <code className="font-mono text-muted-foreground text-xs max-sm:hidden">
                    {event.errorCode}
                  </code>
                )}
              </span>
            </TableCell>
            <TableCell className="wrap-anywhere min-w-28 text-muted-foreground text-xs max-sm:hidden">
              {event.ip ?? "—"}
            </TableCell>
            <TableCell>
              <Time at={event.createdAt} zone={zone} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
