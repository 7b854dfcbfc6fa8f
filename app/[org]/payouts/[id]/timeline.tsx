import { Time } from "@/components/time";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { Payout } from "@/lib/payouts/shape";

/** What has happened to a batch so far. */
export function Timeline({ payout }: { payout: Payout }) {
  const { createdAt, createdBy, startedAt, paidAt, failedAt } = payout;
  const moments = [
    { tone: "info", words: `Created by ${createdBy}`, at: createdAt },
    { tone: "info", words: "Started", at: startedAt },
    { tone: "ok", words: "Recorded as paid", at: paidAt },
    { tone: "danger", words: "Recorded as failed", at: failedAt },
  ] as const;
  return (
    <Card aria-labelledby="timeline">
      <CardHeader>
        <CardTitle id="timeline">What happened</CardTitle>
      </CardHeader>
      <CardContent>
        <ol className="grid gap-3">
          {moments
            .filter(({ at }) => at !== undefined)
            .map(({ tone, words, at }) => (
              <li key={words} className="flex items-start gap-2">
                <ToneIcon tone={tone} />
                <span className="wrap-anywhere min-w-0 flex-1">{words}</span>
                <Time at={at} className="text-muted-foreground" />
              </li>
            ))}
        </ol>
      </CardContent>
    </Card>
  );
}
