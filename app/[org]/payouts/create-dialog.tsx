"use client";

import { useRouter } from "next/navigation";
import { ActDialog } from "@/components/act-dialog";
import { Button } from "@/components/ui/button";
import type { CreatedPayouts, PayoutPreview } from "@/lib/payouts/shape";
import type { BoundAction } from "@/lib/surfaces/shape";
import { sumOf } from "./words";

interface CreateDialogProps {
  /** Address of the list. */
  path: string;
  batches: readonly Omit<PayoutPreview["batches"][number], "lines">[];
  filter: { campaignId?: string; since?: string };
  create: BoundAction<CreatedPayouts>;
}

/** One batch for each currency that is due. */
export function CreateDialog({ path, batches, filter, create }: CreateDialogProps) {
  const router = useRouter();
  const one = batches.length === 1;
  const label = one ? "Create batch" : `Create ${batches.length} batches`;
  return (
    <ActDialog
      trigger={<Button>{label}</Button>}
      title={`Create ${one ? "a batch" : `${batches.length} batches`}: ${batches.map(sumOf).join(", ")}?`}
      description="No money moves yet. What is due at that moment is set aside in the batch, so that nothing else pays it, until you record it as paid or failed."
      confirm={label}
      action={create}
      hidden={filter}
      done={({ items }) =>
        items.length === 0
          ? "Nothing is due any longer, so no batch was made"
          : items.length === 1
            ? "The batch is created"
            : `${items.length} batches are created`
      }
      onDone={({ items: [first, second] }) => {
        if (first) router.push(second ? `${path}?status=Pending` : `${path}/${first.id}`);
      }}
    />
  );
}
