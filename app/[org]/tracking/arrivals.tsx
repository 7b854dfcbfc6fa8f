import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { Seen, TrackingState } from "@/lib/tracking/shape";
import { Facts } from "../facts";

interface ArrivalsProps {
  org: string;
  lastSeen: TrackingState["lastSeen"];
  stripeAt: string | undefined;
  paddleAt: string | undefined;
  /** Whether whoever looks may read the audit log. */
  seesLog: boolean;
}

/** What has arrived last by each way: the first place to look when a sale is missing. */
export function Arrivals({ org, lastSeen, stripeAt, paddleAt, seesLog }: ArrivalsProps) {
  const log = (operation: string) =>
    seesLog ? `/${org}/settings/audit-log?operation=${operation}` : undefined;
  return (
    <Card aria-labelledby="arrivals">
      <CardHeader>
        <CardTitle id="arrivals">What has arrived last</CardTitle>
        <CardDescription>
          Open your site by an affiliate's link, and the visit is here a moment later.
        </CardDescription>
      </CardHeader>
      <CardContent>
        <Facts
          facts={{
            "Visits by a link": <Arrival seen={lastSeen.click} />,
            "Events of your server": <Arrival seen={lastSeen.server} log={log("record_event")} />,
            "Browser pixel": <Arrival seen={lastSeen.pixel} log={log("record_pixel_event")} />,
            Stripe: <Arrival seen={at(stripeAt)} />,
            Paddle: <Arrival seen={at(paddleAt)} />,
          }}
        />
      </CardContent>
    </Card>
  );
}

const at = (moment: string | undefined) => (moment ? { at: moment } : undefined);

function Arrival({ seen, log }: { seen?: Seen; log?: string }) {
  if (!seen) return <span className="text-muted-foreground">Nothing yet</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <Time at={seen.at} />
      {seen.refusedWith ? (
        <Badge variant="danger">Refused: {seen.refusedWith}</Badge>
      ) : (
        <Badge variant="ok">Arrived</Badge>
      )}
      {log && <TextLink href={log}>See in the log</TextLink>}
    </span>
  );
}
