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
import { RowLink, TextLink } from "@/components/ui/text-link";
import type { AffiliateDetail } from "@/lib/affiliates/shape";
import { STATUS_TONES } from "../../conversions/words";

interface ConversionTableProps {
  slug: string;
  affiliateId: string;
  conversions: AffiliateDetail["recentConversions"];
}

export function ConversionTable({ slug, affiliateId, conversions }: ConversionTableProps) {
  if (conversions.length === 0) return null;
  return (
    <Section
      id="conversions"
      title="Recent conversions"
      action={
        <TextLink href={`/${slug}/conversions?affiliate=${affiliateId}`}>All of theirs</TextLink>
      }
      className="sm:col-span-full"
    >
      <Table label="Recent conversions">
        <TableHeader>
          <TableRow>
            <TableHead>Type</TableHead>
            <TableHead>When</TableHead>
            <TableHead>Status</TableHead>
            <TableHead numeric>Amount</TableHead>
            <TableHead numeric>Commission</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {conversions.map((conversion) => (
            <TableRow key={conversion.id}>
              <TableCell>
                <RowLink href={`/${slug}/conversions/${conversion.id}`}>{conversion.type}</RowLink>
              </TableCell>
              <TableCell>
                <Time at={conversion.occurredAt} />
              </TableCell>
              <TableCell>
                <Badge variant={STATUS_TONES[conversion.status]}>{conversion.status}</Badge>
              </TableCell>
              <TableCell numeric label="Amount">
                <Money minor={conversion.amountMinor} currency={conversion.currency} />
              </TableCell>
              <TableCell numeric label="Commission">
                <Money minor={conversion.commissionMinor} currency={conversion.currency} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
