"use client";

import { useState } from "react";
import type { ImportKind } from "@/lib/imports/shape";
import { type Batch, batchesOf } from "./batches";
import type { Choices, ImportActions } from "./calls";
import { CheckStep } from "./check-step";
import { ChooseStep, type Chosen } from "./choose-step";
import { type Arranged, ColumnsStep } from "./columns-step";
import type { Mapped } from "./mapping";
import { RunStep } from "./run-step";
import { StepList } from "./step-list";

interface ImportFlowProps {
  importsPath: string;
  campaigns: readonly { id: string; name: string; currency: string }[];
  kind?: ImportKind;
  campaignId?: string;
  actions: ImportActions;
}

type Step =
  | { name: "choose" }
  | { name: "columns"; chosen: Chosen; arranged?: Arranged }
  | { name: "check"; chosen: Chosen; arranged: Arranged; mapped: Mapped; batches: Batch[] }
  | { name: "run"; chosen: Chosen; batches: Batch[]; choices: Choices };

/** From a file to an import, one question at a time; nothing is changed before the last. */
export function ImportFlow({ importsPath, campaigns, actions, ...preset }: ImportFlowProps) {
  const [step, setStep] = useState<Step>({ name: "choose" });
  const chosen = step.name === "choose" ? preset : step.chosen;
  return (
    <div className="grid grid-cols-1 gap-6">
      <StepList current={step.name} />
      {step.name === "choose" && (
        <ChooseStep
          campaigns={campaigns}
          preset={chosen}
          onDone={(made) => setStep({ name: "columns", chosen: made })}
        />
      )}
      {step.name === "columns" && (
        <ColumnsStep
          chosen={step.chosen}
          arranged={step.arranged}
          onBack={() => setStep({ name: "choose" })}
          onDone={(arranged, mapped) =>
            setStep({
              name: "check",
              chosen: step.chosen,
              arranged,
              mapped,
              batches: batchesOf(mapped.ready),
            })
          }
        />
      )}
      {step.name === "check" && (
        <CheckStep
          chosen={step.chosen}
          mapped={step.mapped}
          batches={step.batches}
          actions={actions}
          onBack={() => setStep({ ...step, name: "columns" })}
          onDone={(choices) => setStep({ ...step, name: "run", choices })}
        />
      )}
      {step.name === "run" && (
        <RunStep
          importsPath={importsPath}
          chosen={step.chosen}
          batches={step.batches}
          choices={step.choices}
          actions={actions}
        />
      )}
    </div>
  );
}
