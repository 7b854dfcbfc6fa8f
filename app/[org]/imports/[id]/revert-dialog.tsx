"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { toast } from "@/components/ui/toast";
import type { ImportDetail, RevertedImport } from "@/lib/imports/shape";
import type { BoundAction } from "@/lib/surfaces/shape";
import { countOf } from "../words";
import { KeptList } from "./kept-list";

interface RevertDialogProps {
  job: ImportDetail;
  action: BoundAction<RevertedImport>;
}

/** Asks, naming what goes and what stays. */
export function RevertDialog({ job, action }: RevertDialogProps) {
  const [isOpen, setOpen] = useState(false);

  async function send(form: FormData) {
    const state = await action({ status: "idle" }, form);
    setOpen(false);
    if (state.status === "refused") {
      toast.error("The import was not reverted", { description: state.error.message });
    } else if (state.status === "done") {
      toast.success(
        state.output.keptTotal > 0 ? "The import is reverted in part" : "The import is reverted",
      );
    }
  }

  return (
    <Confirm
      trigger={<Button variant="outline">Revert import</Button>}
      open={isOpen}
      onOpenChange={setOpen}
      destructive
      title={`Revert ${job.kind.toLowerCase()} into ${job.campaignName}?`}
      description={consequence(job)}
      confirm="Revert import"
      action={send}
    >
      <input type="hidden" name="jobId" value={job.jobId} />
      {job.revert.keptTotal > 0 && (
        <div className="max-h-60 overflow-y-auto text-sm">
          <p className="font-medium">{countOf(job.kind, job.revert.keptTotal)} will stay:</p>
          <KeptList revert={job.revert} />
        </div>
      )}
    </Confirm>
  );
}

function consequence({ kind, revert }: ImportDetail): string {
  const { reverted, unconfirmed } = revert;
  const gone = `${countOf(kind, reverted)} will be removed`;
  return [
    reverted > 0 &&
      (kind === "Conversions"
        ? `${gone}, and what they earned is taken off the balances.`
        : `${gone}, and their links stop working. Who was an affiliate before only leaves the campaign.`),
    unconfirmed > 0 &&
      `${countOf(kind, unconfirmed)} of an earlier import will no longer be payable, until somebody confirms them again.`,
    "The same rows can be imported again.",
  ]
    .filter(Boolean)
    .join(" ");
}
