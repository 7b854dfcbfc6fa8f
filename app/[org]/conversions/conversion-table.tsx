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
import { RowLink } from "@/components/ui/text-link";
import type { Conversion } from "@/lib/conversions/shape";
import { SaleAmount } from "./sale-amount";
import { Standing } from "./standing";
import { nameOf } from "./words";

interface ConversionTableProps {
  slug: string;
  conversions: readonly Conversion[];
  /** Named in each row where there is more than one. */
  campaigns: readonly { id: string; name: string }[];
}

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
              <RowLink href={`/${slug}/conversions/${conversion.id}`}>{nameOf(conversion)}</RowLink>
              <span className="wrap-anywhere block text-muted-foreground text-xs max-sm:hidden">
                {conversion.customerEmail}
              </span>
            </TableCell>
            <TableCell>
              <RowLink
                href={`/${slug}/affiliates/${conversion.affiliateId}`}
                className="font-normal"
              >
                <bdi>{conversion.affiliateName}</bdi>
              </RowLink>
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
              <SaleAmount {...saleOf(conversion)} />
            </TableCell>
            <TableCell numeric label="Commission">
              <Commission conversion={conversion} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** The sale that an override is earned on is somebody else's. */
function saleOf({ attributionMethod, amountMinor, refundedMinor, currency }: Conversion) {
  return attributionMethod === "override" ? { currency } : { amountMinor, refundedMinor, currency };
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
