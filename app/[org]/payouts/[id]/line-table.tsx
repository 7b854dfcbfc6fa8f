import { Section } from "@/components/section";
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
import { hasCorrections, ShareCells, ShareHeads } from "../share-cells";
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
  const withCorrections = hasCorrections(lines);
  return (
    <Section id="lines" title="Payments">
      <Table label="Payments">
        <TableHeader>
          <TableRow>
            <TableHead>Affiliate</TableHead>
            <TableHead>Status</TableHead>
            <ShareHeads withCorrections={withCorrections} />
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
              <ShareCells share={line} currency={currency} withCorrections={withCorrections} />
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
    </Section>
  );
}
