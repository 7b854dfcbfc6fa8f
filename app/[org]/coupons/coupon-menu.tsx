"use client";

import { Archive, ArchiveRestore } from "lucide-react";
import { useState } from "react";
import { ActionMenu } from "@/components/action-menu";
import { ConfirmAct } from "@/components/confirm-act";
import { DropdownMenuItem } from "@/components/ui/dropdown-menu";
import type { CampaignCoupon } from "@/lib/coupons/shape";
import type { BoundAction } from "@/lib/surfaces/shape";

interface CouponMenuProps {
  coupon: Pick<CampaignCoupon, "id" | "programId" | "name" | "codes" | "archivedAt">;
  update: BoundAction<CampaignCoupon>;
}

export function CouponMenu({ coupon, update }: CouponMenuProps) {
  const [asks, setAsks] = useState(false);
  const { id, programId, name, codes, archivedAt } = coupon;
  const isArchived = archivedAt !== undefined;
  const Icon = isArchived ? ArchiveRestore : Archive;

  const change: BoundAction<CampaignCoupon> = (previous, form) => {
    form.set("programId", programId);
    form.set("couponId", id);
    form.set("archived", String(!isArchived));
    return update(previous, form);
  };

  return (
    <>
      <ActionMenu of={name}>
        <DropdownMenuItem onSelect={() => setAsks(true)}>
          <Icon aria-hidden="true" />
          {isArchived ? "Use again" : "Archive coupon"}
        </DropdownMenuItem>
      </ActionMenu>
      <ConfirmAct
        open={asks}
        onClose={() => setAsks(false)}
        id={id}
        action={change}
        title={isArchived ? `Use ${name} again?` : `Archive ${name}?`}
        description={
          isArchived
            ? "Codes can be made from it again."
            : `No code is made from it any more. ${stillOut(codes)}`
        }
        confirm={isArchived ? "Use again" : "Archive coupon"}
        done={isArchived ? `${name} is in use again` : `${name} is archived`}
        refused={`${name} was not changed`}
      />
    </>
  );
}

function stillOut(codes: number): string {
  if (codes === 0) return "There are none in use.";
  return codes === 1
    ? "The one that is in use goes on working until you revoke it."
    : `The ${codes.toLocaleString("en-US")} that are in use go on working until you revoke them.`;
}
