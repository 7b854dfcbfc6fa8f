import { counted } from "@/components/counted";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { dateIn } from "@/components/time-words";
import { Badge } from "@/components/ui/badge";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { RowLink } from "@/components/ui/text-link";
import type { Payout, PayoutStatus } from "@/lib/payouts/shape";
import { knownAs, leftOf, STATUS_TONES } from "./words";

interface PayoutTableProps {
  slug: string;
  status: PayoutStatus;
  payouts: readonly Payout[];
  /** The organization's time zone. */
  zone: string;
}

export function PayoutTable({ slug, status, payouts, zone }: PayoutTableProps) {
  const last = LAST_COLUMNS[status];
  return (
    <Table label={`${status} payouts`}>
      <TableHeader>
        <TableRow>
          <TableHead>Payout</TableHead>
          <TableHead>Status</TableHead>
          <TableHead>{last.label}</TableHead>
          <TableHead numeric>Affiliates</TableHead>
          <TableHead numeric>Amount</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {payouts.map((payout) => (
          <TableRow key={payout.id}>
            <TableCell>
              <RowLink href={`/${slug}/payouts/${payout.id}`}>
                {payout.currency}, {dateIn(Date.parse(payout.createdAt), zone)}
              </RowLink>
              <span className="wrap-anywhere block text-muted-foreground text-xs">
                by {payout.createdBy}
              </span>
            </TableCell>
            <TableCell>
              <Badge variant={STATUS_TONES[payout.status]}>{payout.status}</Badge>
            </TableCell>
            <TableCell label={last.label} className="wrap-anywhere">
              {last.of(payout)}
            </TableCell>
            <TableCell numeric label="Affiliates">
              {leftOf(knownAs(payout)).affiliates.toLocaleString("en-US")}
              {status !== "Failed" && payout.failedCount && (
                <span className="block text-danger text-xs">
                  {counted(payout.failedCount, "failed", "failed")}
                </span>
              )}
            </TableCell>
            <TableCell numeric label="Amount" className="font-medium">
              <Money minor={leftOf(knownAs(payout)).minor} currency={payout.currency} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** What matters most of a batch depends on how far it has come. */
const LAST_COLUMNS = {
  Pending: { label: "Created", of: ({ createdAt }: Payout) => <Time at={createdAt} /> },
  Processing: { label: "Started", of: ({ startedAt }: Payout) => <Time at={startedAt} /> },
  Paid: {
    label: "Paid",
    of: ({ paidAt, reference }: Payout) => (
      <>
        <Time at={paidAt} />
        {reference && <span className="block text-muted-foreground text-xs">{reference}</span>}
      </>
    ),
  },
  Failed: { label: "Why", of: ({ failureReason }: Payout) => failureReason },
} as const;
