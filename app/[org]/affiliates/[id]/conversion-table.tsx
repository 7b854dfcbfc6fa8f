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
    <section
      aria-labelledby="conversions"
      className="grid min-w-0 grid-cols-1 gap-3 sm:col-span-full"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="conversions" className="font-semibold">
          Recent conversions
        </h2>
        <Link
          href={`/${slug}/conversions?affiliate=${affiliateId}`}
          className="text-primary underline underline-offset-4"
        >
          All of theirs
        </Link>
      </div>
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
                <Link
                  href={`/${slug}/conversions/${conversion.id}`}
                  className="inline-block rounded-sm py-0.5 font-medium underline-offset-4 hover:underline"
                >
                  {conversion.type}
                </Link>
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
    </section>
  );
}
