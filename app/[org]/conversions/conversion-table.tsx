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
import type { Conversion } from "@/lib/conversions/shape";
import { Standing } from "./standing";
import { nameOf } from "./words";

interface ConversionTableProps {
  slug: string;
  conversions: readonly Conversion[];
  /** Named in each row where there is more than one. */
  campaigns: readonly { id: string; name: string }[];
}

const LINK = "wrap-anywhere inline-block rounded-sm py-0.5 underline-offset-4 hover:underline";

export function ConversionTable({ slug, conversions, campaigns }: ConversionTableProps) {
  const hasCampaigns = campaigns.length > 1;
  const nameOfCampaign = new Map(campaigns.map(({ id, name }) => [id, name]));
  return (
    <Table label="Conversions">
      <TableHeader>
        <TableRow>
          <TableHead>Conversion</TableHead>
          <TableHead>Affiliate</TableHead>
          {hasCampaigns && <TableHead>Campaign</TableHead>}
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
                className={`${LINK} font-medium`}
              >
                {nameOf(conversion)}
              </Link>
              <span className="wrap-anywhere block text-muted-foreground text-xs max-sm:hidden">
                {conversion.customerEmail}
              </span>
            </TableCell>
            <TableCell>
              <Link href={`/${slug}/affiliates/${conversion.affiliateId}`} className={LINK}>
                <bdi>{conversion.affiliateName}</bdi>
              </Link>
              <span className="block text-muted-foreground text-xs max-sm:inline max-sm:pl-1.5">
                {conversion.source}
                {conversion.couponCode && ` ${conversion.couponCode}`}
              </span>
            </TableCell>
            {hasCampaigns && (
              <TableCell label="Campaign">{nameOfCampaign.get(conversion.campaignId)}</TableCell>
            )}
            <TableCell>
              <Time at={conversion.occurredAt} />
            </TableCell>
            <TableCell>
              <Standing conversion={conversion} />
            </TableCell>
            <TableCell numeric label="Amount">
              <Sum {...{ conversion }} />
            </TableCell>
            <TableCell numeric label="Commission">
              <Commission {...{ conversion }} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Sum({ conversion }: { conversion: Conversion }) {
  const { attributionMethod, amountMinor, refundedMinor, currency } = conversion;
  if (attributionMethod === "override") return <span className="text-muted-foreground">—</span>;
  return (
    <>
      <Money minor={amountMinor} currency={currency} />
      {refundedMinor && (
        <span className="block whitespace-nowrap text-muted-foreground text-xs max-sm:inline max-sm:pl-1">
          <Money minor={refundedMinor} currency={currency} /> refunded
        </span>
      )}
    </>
  );
}

function Commission({ conversion }: { conversion: Conversion }) {
  const { commissionMinor, adjustedMinor, currency } = conversion;
  return (
    <>
      <Money minor={commissionMinor} currency={currency} />
      {adjustedMinor && (
        <span className="block whitespace-nowrap text-muted-foreground text-xs max-sm:inline max-sm:pl-1">
          <Money minor={adjustedMinor} currency={currency} /> corrected
        </span>
      )}
    </>
  );
}
