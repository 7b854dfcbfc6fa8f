import Link from "next/link";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { ConversionDetail } from "@/lib/conversions/shape";
import { REASON_WORDS } from "../words";

interface RefundsProps {
  refunds: ConversionDetail["refunds"];
  currency: string;
}

/** What went back to the customer, as their payment platform told it. */
export function Refunds({ refunds, currency }: RefundsProps) {
  if (refunds.length === 0) return null;
  return (
    <section aria-labelledby="refunds" className="grid min-w-0 grid-cols-1 gap-3">
      <h2 id="refunds" className="font-semibold">
        Refunds and disputes
      </h2>
      <Table label="Refunds and disputes">
        <TableHeader>
          <TableRow>
            <TableHead>Id</TableHead>
            <TableHead>State</TableHead>
            <TableHead>When</TableHead>
            <TableHead numeric>Amount</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {refunds.map(({ key, amountMinor, toldAt, voidedAt }) => (
            <TableRow key={key}>
              <TableCell>
                <code className="wrap-anywhere font-mono text-xs">{key}</code>
              </TableCell>
              <TableCell>
                {voidedAt ? (
                  <Badge variant="ok">
                    Taken back <Time at={voidedAt} />
                  </Badge>
                ) : (
                  <Badge>In force</Badge>
                )}
              </TableCell>
              <TableCell>
                <Time at={toldAt} />
              </TableCell>
              <TableCell numeric label="Amount">
                {amountMinor === undefined ? (
                  "All of it"
                ) : (
                  <Money minor={amountMinor} currency={currency} />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

interface CorrectionsProps {
  slug: string;
  adjustments: ConversionDetail["adjustments"];
  currency: string;
}

/** What changed once it was in a payout, which others carry. */
export function Corrections({ slug, adjustments, currency }: CorrectionsProps) {
  if (adjustments.length === 0) return null;
  return (
    <section aria-labelledby="corrections" className="grid min-w-0 grid-cols-1 gap-3">
      <h2 id="corrections" className="font-semibold">
        Corrections
      </h2>
      <Table label="Corrections">
        <TableHeader>
          <TableRow>
            <TableHead>Why</TableHead>
            <TableHead>Carried by</TableHead>
            <TableHead>When</TableHead>
            <TableHead numeric>Amount</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {adjustments.map(({ id, reason, payoutId, at, amountMinor }) => (
            <TableRow key={id}>
              <TableCell>{REASON_WORDS[reason]}</TableCell>
              <TableCell label="Carried by">
                {payoutId ? (
                  <Link
                    href={`/${slug}/payouts/${payoutId}`}
                    className="text-primary underline underline-offset-4"
                  >
                    Payout {payoutId.slice(0, 8)}
                  </Link>
                ) : (
                  "the next payout"
                )}
              </TableCell>
              <TableCell>
                <Time at={at} />
              </TableCell>
              <TableCell numeric label="Amount">
                <Money minor={amountMinor} currency={currency} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
