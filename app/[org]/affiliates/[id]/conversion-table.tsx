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
import type { AffiliateDetail } from "@/lib/affiliates/shape";
import { CONVERSION_TONES } from "../words";

export function ConversionTable({
  conversions,
}: {
  conversions: AffiliateDetail["recentConversions"];
}) {
  if (conversions.length === 0) return null;
  return (
    <section
      aria-labelledby="conversions"
      className="grid min-w-0 grid-cols-1 gap-3 sm:col-span-full"
    >
      <h2 id="conversions" className="font-semibold">
        Recent conversions
      </h2>
      <Table label="Recent conversions">
        <TableHeader>
          <TableRow>
            <TableHead>When</TableHead>
            <TableHead>Type</TableHead>
            <TableHead>Status</TableHead>
            <TableHead numeric>Amount</TableHead>
            <TableHead numeric>Commission</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {conversions.map((conversion) => (
            <TableRow key={conversion.id}>
              <TableCell>
                <Time at={conversion.occurredAt} />
              </TableCell>
              <TableCell>{conversion.type}</TableCell>
              <TableCell>
                <Badge variant={CONVERSION_TONES[conversion.status]}>{conversion.status}</Badge>
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
    </section>
  );
}
