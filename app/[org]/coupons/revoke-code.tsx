"use client";

import { useState } from "react";
import { ConfirmAct } from "@/components/confirm-act";
import { Button } from "@/components/ui/button";
import type { AffiliateCoupon } from "@/lib/coupons/shape";
import type { BoundAction } from "@/lib/surfaces/shape";

interface RevokeCodeProps {
  code: Pick<AffiliateCoupon, "id" | "code" | "affiliateName">;
  action: BoundAction<AffiliateCoupon>;
}

export function RevokeCode({ code: { id, code, affiliateName }, action }: RevokeCodeProps) {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button
        variant="outline"
        size="sm"
        aria-label={`Revoke ${code}`}
        onClick={() => setAsks(true)}
      >
        Revoke
      </Button>
      <ConfirmAct
        open={asks}
        onClose={() => setAsks(false)}
        id={id}
        action={action}
        title={`Revoke ${code}?`}
        description={`${affiliateName} is not credited with it from now on, and at Stripe it takes nothing off any more. Sales it has brought stay theirs. Nobody can have this code again.`}
        confirm="Revoke code"
        destructive
        done={`${code} is revoked`}
        refused={`${code} was not revoked`}
      />
    </>
  );
}
