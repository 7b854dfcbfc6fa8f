import Link from "next/link";
import { formatMoney, Money } from "@/components/money";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { PayoutPreview } from "@/lib/payouts/shape";
import { AffiliateCell } from "./affiliate-cell";
import { counted, sumOf } from "./words";

/** More than anybody reads; the rest is counted, and in the batch all the same. */
const SHOWN = 100;

export function DueBatch({
  slug,
  batch,
}: {
  slug: string;
  batch: PayoutPreview["batches"][number];
}) {
  const { currency, lines } = batch;
  const shown = lines.slice(0, SHOWN);
  const rest = lines.slice(SHOWN);
  const hasCorrections = lines.some(({ adjustmentMinor }) => adjustmentMinor !== undefined);
  return (
    <section aria-labelledby={`due-${currency}`} className="grid min-w-0 grid-cols-1 gap-3">
      <h2 id={`due-${currency}`} className="font-semibold">
        {sumOf(batch)}
      </h2>
      <Table label={`Due in ${currency}`}>
        <TableHeader>
          <TableRow>
            <TableHead>Affiliate</TableHead>
            <TableHead numeric>Conversions</TableHead>
            {hasCorrections && <TableHead numeric>Corrections</TableHead>}
            <TableHead numeric>Amount</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {shown.map((line) => (
            <TableRow key={line.affiliateId}>
              <AffiliateCell slug={slug} recipient={line} />
              <TableCell numeric label="Conversions">
                {line.conversionCount.toLocaleString("en-US")}
              </TableCell>
              {hasCorrections && (
                <TableCell numeric label="Corrections">
                  {line.adjustmentMinor === undefined ? (
                    "—"
                  ) : (
                    <Money minor={line.adjustmentMinor} currency={currency} />
                  )}
                </TableCell>
              )}
              <TableCell numeric label="Amount" className="font-medium">
                <Money minor={line.amountMinor} currency={currency} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {rest.length > 0 && (
        <p className="text-muted-foreground">
          And{" "}
          {sumOf({
            currency,
            affiliateCount: rest.length,
            totalMinor: rest.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
          })}{" "}
          more, each with less than these.
        </p>
      )}
    </section>
  );
}

export function Carried({ slug, carried }: { slug: string; carried: PayoutPreview["carried"] }) {
  if (carried.length === 0) return null;
  return (
    <section aria-labelledby="carried" className="grid min-w-0 grid-cols-1 gap-3">
      <div className="grid gap-1">
        <h2 id="carried" className="font-semibold">
          Carried over
        </h2>
        <p className="max-w-prose text-muted-foreground">
          They get nothing now, since more was taken back than they have earned since. Their next
          payout makes up for it.
        </p>
      </div>
      <Table label="Carried over">
        <TableHeader>
          <TableRow>
            <TableHead>Affiliate</TableHead>
            <TableHead>Why</TableHead>
            <TableHead numeric>Balance</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {carried.map((share) => (
            <TableRow key={`${share.affiliateId} ${share.currency}`}>
              <AffiliateCell slug={slug} recipient={share} />
              <TableCell label="Why" className="max-w-prose text-muted-foreground">
                {share.reason}
              </TableCell>
              <TableCell numeric label="Balance" className="font-medium">
                <Money minor={share.amountMinor} currency={share.currency} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

/** Why there is not more. */
export function Held({ slug, held }: { slug: string; held: PayoutPreview["held"] }) {
  if (held.length === 0) return null;
  const count = held.reduce((sum, { heldCount }) => sum + heldCount, 0);
  const unreviewed = held.reduce((sum, { unreviewedCount }) => sum + unreviewedCount, 0);
  const amounts = held.map(({ heldMinor, currency }) => formatMoney(heldMinor, currency));
  return (
    <Notice
      variant="info"
      title={`${amounts.join(", ")} on hold`}
      action={
        <Button asChild variant="outline" size="sm">
          <Link href={`/${slug}/conversions?status=Pending`}>See pending conversions</Link>
        </Button>
      }
    >
      {counted(count, "conversion")}{" "}
      {count === 1
        ? "is not approved yet, and becomes due when its hold is over."
        : "are not approved yet, and become due when their hold is over."}
      {unreviewed > 0 &&
        ` Of these, ${unreviewed.toLocaleString("en-US")} ${unreviewed === 1 ? "waits" : "wait"} until a manager approves ${unreviewed === 1 ? "it" : "them"}, however long that takes.`}
    </Notice>
  );
}
