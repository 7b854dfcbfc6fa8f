import Link from "next/link";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { ConversionDetail } from "@/lib/conversions/shape";
import { ACCOUNT_WORDS, KIND_WORDS } from "../words";

interface LedgerProps {
  slug: string;
  transfers: ConversionDetail["transfers"];
  currency: string;
}

export function Ledger({ slug, transfers, currency }: LedgerProps) {
  if (transfers.length === 0) return null;
  return (
    <section aria-labelledby="ledger" className="grid min-w-0 grid-cols-1 gap-3">
      <h2 id="ledger" className="font-semibold">
        Ledger
      </h2>
      <Table label="Ledger">
        <TableHeader>
          <TableRow>
            <TableHead>What</TableHead>
            <TableHead>From</TableHead>
            <TableHead>To</TableHead>
            <TableHead>When</TableHead>
            <TableHead numeric>Amount</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {transfers.map((transfer, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: append-only, and never reordered
            <TableRow key={index}>
              <TableCell>
                {transfer.payoutId ? (
                  <Link
                    href={`/${slug}/payouts/${transfer.payoutId}`}
                    className="text-primary underline underline-offset-4"
                  >
                    {KIND_WORDS[transfer.kind]}
                  </Link>
                ) : (
                  KIND_WORDS[transfer.kind]
                )}
              </TableCell>
              <TableCell label="From">{ACCOUNT_WORDS[transfer.debit]}</TableCell>
              <TableCell label="To">{ACCOUNT_WORDS[transfer.credit]}</TableCell>
              <TableCell>
                <Time at={transfer.at} />
              </TableCell>
              <TableCell numeric label="Amount">
                <Money minor={transfer.amountMinor} currency={currency} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
