import { Money } from "@/components/money";
import { Section } from "@/components/section";
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
import { TextLink } from "@/components/ui/text-link";
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
    <Section id="refunds" title="Refunds and disputes">
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
    </Section>
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
    <Section id="corrections" title="Corrections">
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
                  <TextLink href={`/${slug}/payouts/${payoutId}`}>
                    Payout {payoutId.slice(0, 8)}
                  </TextLink>
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
    </Section>
  );
}
