import { X } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { getAuditEvent } from "@/lib/audit/operations";
import { publicUrl } from "@/lib/surfaces/endpoint";
import { tryReadPage } from "@/lib/surfaces/page";
import { EventDetails } from "./event-details";
import { PanelKeys } from "./panel-keys";
import { sentenceOf } from "./sentence";

interface EventPanelProps {
  org: string;
  id: string;
  zone: string;
  /** The list without it. */
  closeHref: string;
}

/** One event beside the list. Part of the page, so that it opens and closes without script too. */
export async function EventPanel({ org, id, zone, closeHref }: EventPanelProps) {
  const result = await tryReadPage(getAuditEvent, org, { id });
  const event = result.ok ? result.output : null;
  const permalink = `${publicUrl()}/${org}/settings/audit-log?event=${id}`;
  return (
    <section
      aria-labelledby="event"
      className="fixed inset-y-0 right-0 z-30 flex w-[30rem] max-w-full flex-col max-sm:w-full overflow-y-auto border-l bg-popover text-popover-foreground shadow-float max-lg:top-14"
    >
      <PanelKeys closeHref={closeHref} id={id} />
      <header className="sticky top-0 z-10 flex items-start gap-2 border-b bg-popover p-4">
        <h2
          id="event"
          tabIndex={-1}
          className="wrap-anywhere min-w-0 flex-1 font-semibold text-base focus:outline-none"
        >
          {event ? `${event.actorLabel} ${sentenceOf(event)}` : "This is not an event"}
        </h2>
        <Button asChild variant="ghost" size="icon-sm">
          <Link href={closeHref} scroll={false} aria-label="Close event">
            <X aria-hidden="true" />
          </Link>
        </Button>
      </header>
      {event ? (
        <>
          <EventDetails org={org} event={event} zone={zone} />
          <footer className="mt-auto border-t p-4">
            <CopyButton value={permalink} label="Copy link to this event" />
          </footer>
        </>
      ) : (
        <p className="p-4 text-muted-foreground">
          The address does not name an event. Check it for a typing mistake.
        </p>
      )}
    </section>
  );
}
