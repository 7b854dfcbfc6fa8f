import { Money } from "@/components/money";
import { Badge } from "@/components/ui/badge";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { Payout, PayoutDetail } from "@/lib/payouts/shape";
import type { BoundAction } from "@/lib/surfaces/shape";
import { AffiliateCell } from "../affiliate-cell";
import { LINE_TONES } from "../words";
import { FailLine } from "./fail-line";

interface LineTableProps {
  slug: string;
  payout: PayoutDetail;
  /** For whoever may, while the money is on its way. */
  failLine?: BoundAction<Payout>;
}

export function LineTable({ slug, payout, failLine }: LineTableProps) {
  const { currency, lines } = payout;
  const hasCorrections = lines.some(({ adjustmentMinor }) => adjustmentMinor !== undefined);
  return (
    <section aria-labelledby="lines" className="grid min-w-0 grid-cols-1 gap-3">
      <h2 id="lines" className="font-semibold">
        Payments
      </h2>
      <Table label="Payments">
        <TableHeader>
          <TableRow>
            <TableHead>Affiliate</TableHead>
            <TableHead>Status</TableHead>
            <TableHead numeric>Conversions</TableHead>
            {hasCorrections && <TableHead numeric>Corrections</TableHead>}
            <TableHead numeric>Amount</TableHead>
            {failLine && <TableHead className="text-right">Did not arrive</TableHead>}
          </TableRow>
        </TableHeader>
        <TableBody>
          {lines.map((line) => (
            <TableRow key={line.affiliateId}>
              <AffiliateCell slug={slug} recipient={line} />
              <TableCell className={line.failureReason && "max-sm:basis-full"}>
                <Badge variant={LINE_TONES[line.status]}>{line.status}</Badge>
                {line.failureReason && (
                  <span className="wrap-anywhere block pt-1 text-muted-foreground text-xs">
                    {line.failureReason}
                  </span>
                )}
              </TableCell>
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
              {failLine && (
                <TableCell className="text-right max-sm:ml-auto">
                  {line.status === "Pending" && (
                    <FailLine
                      payoutId={payout.id}
                      currency={currency}
                      line={line}
                      action={failLine}
                    />
                  )}
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
