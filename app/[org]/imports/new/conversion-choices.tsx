"use client";

import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { counted } from "@/components/counted";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Facts } from "../../facts";
import { ReasonTable } from "../reason-table";
import { balanceWords } from "../words";
import type { Batch } from "./batches";
import { type Choices, type ImportActions, type PreviewTotals, previewAll } from "./calls";
import { Progress } from "./progress";

interface ConversionChoicesProps {
  campaignId: string;
  batches: readonly Batch[];
  actions: ImportActions;
  back: ReactNode;
  onDone: (choices: Choices) => void;
}

type Asked =
  | { is: "under way"; rows: number }
  | { is: "told"; totals: PreviewTotals }
  | { is: "failed"; message: string };

export function ConversionChoices({
  campaignId,
  batches,
  actions,
  back,
  onDone,
}: ConversionChoicesProps) {
  const { asked, again } = usePreview(campaignId, batches, actions);
  switch (asked.is) {
    case "under way":
      return (
        <Progress
          label="Asking what would happen"
          done={asked.rows}
          total={batches.reduce((sum, { rows }) => sum + rows.length, 0)}
        />
      );
    case "failed":
      return (
        <>
          <Notice role="alert" variant="danger" title="The rows could not be checked">
            {asked.message}
          </Notice>
          <div className="flex flex-wrap gap-2">
            <Button onClick={again}>Check again</Button>
            {back}
          </div>
        </>
      );
    case "told":
      return (
        <PreviewForm campaignId={campaignId} totals={asked.totals} back={back} onDone={onDone} />
      );
  }
}

function usePreview(campaignId: string, batches: readonly Batch[], actions: ImportActions) {
  const [attempt, setAttempt] = useState(0);
  const [asked, setAsked] = useState<Asked>({ is: "under way", rows: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, and again when somebody wants it
  useEffect(() => {
    let isWanted = true;
    const tell = (news: Asked) => isWanted && setAsked(news);
    tell({ is: "under way", rows: 0 });
    previewAll(actions, batches, { campaignId }, (rows) => tell({ is: "under way", rows })).then(
      (totals) => tell({ is: "told", totals }),
      (error: Error) => tell({ is: "failed", message: error.message }),
    );
    return () => {
      isWanted = false;
    };
  }, [attempt]);
  return { asked, again: () => setAttempt(attempt + 1) };
}

interface PreviewFormProps {
  campaignId: string;
  totals: PreviewTotals;
  back: ReactNode;
  onDone: (choices: Choices) => void;
}

function PreviewForm({ campaignId, totals, back, onDone }: PreviewFormProps) {
  const { wouldImport, wouldSkip, wouldError, reasons, paidBalance, unpaidBalance } = totals;
  const unpaid = balanceWords(unpaidBalance);
  const hasUnpaid = unpaid !== "nothing";
  const hasPaid = balanceWords(paidBalance) !== "nothing";
  const isIdle = wouldImport === 0 && !hasUnpaid;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onDone({
      campaignId,
      confirmUnpaidPayout: form.get("confirm") === "on",
      excludePaid: form.get("excludePaid") === "on",
    });
  }

  return (
    <form onSubmit={submit} className="grid grid-cols-1 gap-5">
      <section aria-labelledby="outcome" className="grid max-w-xl gap-3">
        <h3 id="outcome" className="font-semibold">
          What would happen
        </h3>
        <Facts
          facts={{
            "Would come in": counted(wouldImport, "row"),
            "Would be skipped": counted(wouldSkip, "row"),
            "Cannot come in": counted(wouldError, "row"),
            "Settled elsewhere": balanceWords(paidBalance),
            "Not paid yet": unpaid,
          }}
        />
      </section>
      {reasons.length > 0 && <ReasonTable reasons={reasons} />}
      {hasPaid && (
        <Field
          inline
          label="Leave out what was paid elsewhere"
          hint="Otherwise it comes in as settled history, so that totals are complete."
        >
          <Checkbox name="excludePaid" />
        </Field>
      )}
      {hasUnpaid && (
        <Notice variant="warn" title={`Not paid yet: ${unpaid}`}>
          <p className="mb-3">
            It comes in and waits. Only if you agree here does it become payable, and the next
            payout pays it. You can also agree later, by importing the same file again.
          </p>
          <Field inline label={`Make ${unpaid} payable now`}>
            <Checkbox name="confirm" />
          </Field>
        </Notice>
      )}
      {isIdle && (
        <Notice variant="info" title="Nothing would change">
          Everything in the file is here already, or cannot come in.
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={isIdle}>
          Import {counted(totals.rowsTotal, "row")}
        </Button>
        {back}
      </div>
    </form>
  );
}
