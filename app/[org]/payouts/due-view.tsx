import Link from "next/link";
import { counted } from "@/components/counted";
import { formatMoney, Money } from "@/components/money";
import { Section } from "@/components/section";
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
import { hasCorrections, ShareCells, ShareHeads } from "./share-cells";
import { sumOf } from "./words";

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
  const withCorrections = hasCorrections(lines);
  return (
    <Section id={`due-${currency}`} title={sumOf(batch)}>
      <Table label={`Due in ${currency}`}>
        <TableHeader>
          <TableRow>
            <TableHead>Affiliate</TableHead>
            <ShareHeads withCorrections={withCorrections} />
          </TableRow>
        </TableHeader>
        <TableBody>
          {shown.map((line) => (
            <TableRow key={line.affiliateId}>
              <AffiliateCell slug={slug} recipient={line} />
              <ShareCells share={line} currency={currency} withCorrections={withCorrections} />
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
    </Section>
  );
}

export function Carried({ slug, carried }: { slug: string; carried: PayoutPreview["carried"] }) {
  if (carried.length === 0) return null;
  return (
    <Section
      id="carried"
      title="Carried over"
      purpose="They get nothing now, since more was taken back than they have earned since. Their next payout makes up for it."
    >
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
    </Section>
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
