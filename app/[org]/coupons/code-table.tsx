import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import {
  Table,
  TableActionsHead,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { RowLink } from "@/components/ui/text-link";
import type { AffiliateCoupon } from "@/lib/coupons/shape";
import { revoke } from "./actions";
import { RevokeCode } from "./revoke-code";
import { StripeState } from "./stripe-state";

interface CodeTableProps {
  slug: string;
  codes: readonly AffiliateCoupon[];
  mayRevoke: boolean;
  showsStripe: boolean;
}

export function CodeTable({ slug, codes, mayRevoke, showsStripe }: CodeTableProps) {
  return (
    <Table label="Codes">
      <TableHeader>
        <TableRow>
          <TableHead>Code</TableHead>
          <TableHead>Affiliate</TableHead>
          <TableHead>Coupon</TableHead>
          <TableHead numeric>Sales</TableHead>
          <TableHead>Made</TableHead>
          {showsStripe && <TableHead>Stripe</TableHead>}
          {mayRevoke && <TableActionsHead />}
        </TableRow>
      </TableHeader>
      <TableBody>
        {codes.map((code) => (
          <TableRow key={code.id}>
            <TableCell>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <code className="wrap-anywhere select-all font-medium font-mono">{code.code}</code>
                {code.revokedAt && <Badge>Revoked</Badge>}
              </span>
            </TableCell>
            <TableCell label="Affiliate">
              <RowLink href={`/${slug}/affiliates/${code.affiliateId}`} className="font-normal">
                {code.affiliateName}
              </RowLink>
            </TableCell>
            <TableCell label="Coupon">
              <span className="wrap-anywhere">{code.couponName}</span>
            </TableCell>
            <TableCell numeric label="Sales">
              {code.redemptions.toLocaleString("en-US")}
            </TableCell>
            <TableCell label="Made">
              <Time at={code.createdAt} />
            </TableCell>
            {showsStripe && (
              <TableCell label="Stripe">
                <StripeState of={code} />
              </TableCell>
            )}
            {mayRevoke && (
              <TableCell className="text-right max-sm:basis-full max-sm:text-left">
                {!code.revokedAt && <RevokeCode code={code} action={revoke.bind(null, slug)} />}
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
