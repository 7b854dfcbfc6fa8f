import Link from "next/link";
import { TableCell } from "@/components/ui/table";

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
        <Link
          href={`/${slug}/affiliates/${affiliateId}`}
          className="wrap-anywhere inline-block rounded-sm py-0.5 font-medium underline-offset-4 hover:underline"
        >
          {affiliateName}
        </Link>
      )}
      {paypalEmail && (
        <span className="wrap-anywhere block text-muted-foreground text-xs">{paypalEmail}</span>
      )}
    </TableCell>
  );
}
