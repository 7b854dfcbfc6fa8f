import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import {
  Table,
  TableActions,
  TableActionsHead,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { CampaignCoupon } from "@/lib/coupons/shape";
import { update } from "./actions";
import { CouponMenu } from "./coupon-menu";
import { SelfMint } from "./self-mint";
import { StripeState } from "./stripe-state";
import { discountWords } from "./words";

interface CouponTableProps {
  slug: string;
  coupons: readonly CampaignCoupon[];
  mayChange: boolean;
  /** Whether anything of it concerns Stripe. */
  showsStripe: boolean;
}

export function CouponTable({ slug, coupons, mayChange, showsStripe }: CouponTableProps) {
  return (
    <Table label="Coupons">
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead numeric>Codes</TableHead>
          <TableHead numeric>Sales</TableHead>
          <TableHead>Affiliates may make codes</TableHead>
          {showsStripe && <TableHead>Stripe</TableHead>}
          {mayChange && <TableActionsHead />}
        </TableRow>
      </TableHeader>
      <TableBody>
        {coupons.map((coupon) => (
          <TableRow key={coupon.id}>
            <TableCell>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="wrap-anywhere font-medium">{coupon.name}</span>
                {coupon.archivedAt && <Badge>Archived</Badge>}
                {!coupon.overridesClickAttribution && <Badge>After clicks</Badge>}
              </span>
              <span className="block text-muted-foreground text-xs">
                <Terms coupon={coupon} />
              </span>
            </TableCell>
            <TableCell numeric label="Codes">
              {coupon.codes.toLocaleString("en-US")}
            </TableCell>
            <TableCell numeric label="Sales">
              {coupon.redemptions.toLocaleString("en-US")}
            </TableCell>
            <TableCell label="Affiliates may make codes">
              {mayChange && !coupon.archivedAt ? (
                <SelfMint coupon={coupon} action={update.bind(null, slug)} />
              ) : coupon.allowAffiliateSelfMint && !coupon.archivedAt ? (
                "Yes"
              ) : (
                "No"
              )}
            </TableCell>
            {showsStripe && (
              <TableCell label="Stripe">
                <StripeState of={coupon} />
              </TableCell>
            )}
            {mayChange && (
              <TableActions>
                <CouponMenu coupon={coupon} update={update.bind(null, slug)} />
              </TableActions>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Terms({ coupon }: { coupon: CampaignCoupon }) {
  const { maxRedemptions: most, expiresAt } = coupon;
  return (
    <>
      {discountWords(coupon)}
      {most !== undefined && `, each code at most ${most.toLocaleString("en-US")} times`}
      {expiresAt && (
        <>
          , until <Time at={expiresAt} format="date" />
        </>
      )}
    </>
  );
}
