import { TableCell } from "@/components/ui/table";
import { RowLink } from "@/components/ui/text-link";

interface AffiliateCellProps {
  slug: string;
  recipient: { affiliateId: string; affiliateName?: string; paypalEmail?: string };
}

export function AffiliateCell({ slug, recipient }: AffiliateCellProps) {
  const { affiliateId, affiliateName, paypalEmail } = recipient;
  return (
    <TableCell>
      {affiliateName === undefined ? (
        <span className="text-muted-foreground">No longer an affiliate</span>
      ) : (
        <RowLink href={`/${slug}/affiliates/${affiliateId}`}>{affiliateName}</RowLink>
      )}
      {paypalEmail && (
        <span className="wrap-anywhere block text-muted-foreground text-xs">{paypalEmail}</span>
      )}
    </TableCell>
  );
}
