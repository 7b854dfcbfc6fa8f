import { Badge } from "@/components/ui/badge";
import type { AffiliateCoupon } from "@/lib/coupons/shape";
import { STRIPE_WORDS } from "./words";

/** How far a coupon or code has come at Stripe, and what Stripe said when it went wrong. */
export function StripeState({
  of: { stripeState, stripeError },
}: {
  of: Pick<AffiliateCoupon, "stripeState" | "stripeError">;
}) {
  const { word, tone } = STRIPE_WORDS[stripeState];
  return (
    <span className="inline-grid justify-items-start gap-1 align-middle">
      <Badge variant={tone}>{word}</Badge>
      {stripeError && (
        <span className="wrap-anywhere max-w-64 text-muted-foreground text-xs">{stripeError}</span>
      )}
    </span>
  );
}
