"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { AffiliateChoices } from "./affiliate-choices";
import type { Batch } from "./batches";
import type { Choices, ImportActions } from "./calls";
import type { Chosen } from "./choose-step";
import { ConversionChoices } from "./conversion-choices";
import type { Mapped } from "./mapping";
import { SampleTable } from "./sample-table";
import { StepTitle } from "./step-list";
import { TroubleNotice } from "./trouble-notice";

interface CheckStepProps {
  chosen: Chosen;
  mapped: Mapped;
  batches: readonly Batch[];
  actions: ImportActions;
  onBack: () => void;
  onDone: (choices: Choices) => void;
}

/** What would happen. Nothing has been changed so far. */
export function CheckStep({ chosen, mapped, batches, actions, onBack, onDone }: CheckStepProps) {
  const { kind, campaign } = chosen;
  const back = (
    <Button variant="outline" onClick={onBack}>
      Back to the columns
    </Button>
  );
  return (
    <div className="grid grid-cols-1 gap-5">
      <StepTitle>
        {kind === "Affiliates" ? "Affiliates" : "Sales"} for {campaign.name}
      </StepTitle>
      <TroubleNotice mapped={mapped} />
      <SampleTable kind={kind} ready={mapped.ready} />
      {mapped.ready.length === 0 ? (
        <>
          <Notice variant="danger" title="There is nothing to import">
            No row could be read. Look at the columns and how they are written.
          </Notice>
          <div>{back}</div>
        </>
      ) : kind === "Affiliates" ? (
        <AffiliateChoices campaignId={campaign.id} mapped={mapped} back={back} onDone={onDone} />
      ) : (
        <ConversionChoices
          campaignId={campaign.id}
          batches={batches}
          actions={actions}
          back={back}
          onDone={onDone}
        />
      )}
    </div>
  );
}
