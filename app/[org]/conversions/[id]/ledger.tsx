import { Money } from "@/components/money";
import { Section } from "@/components/section";
import { Time } from "@/components/time";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
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
    <Section id="ledger" title="Ledger">
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
                  <TextLink href={`/${slug}/payouts/${transfer.payoutId}`}>
                    {KIND_WORDS[transfer.kind]}
                  </TextLink>
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
    </Section>
  );
}
