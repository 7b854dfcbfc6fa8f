"use client";

import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { Facts } from "../../facts";
import { ReasonTable } from "../reason-table";
import { balanceWords, countOf } from "../words";
import type { Batch } from "./batches";
import { bring, type Choices, type ImportActions, NOTHING_DONE, type RunTotals } from "./calls";
import type { Chosen } from "./choose-step";
import { Progress } from "./progress";
import { StepTitle } from "./step-list";

interface RunStepProps {
  importsPath: string;
  chosen: Chosen;
  batches: readonly Batch[];
  choices: Choices;
  actions: ImportActions;
}

type Standing = "running" | "stopping" | "stopped" | "failed" | "done";

/** Sends one call after the other. Each that was answered is done, whatever becomes of the next. */
export function RunStep({ importsPath, chosen, ...work }: RunStepProps) {
  const { standing, totals, problem, stop, goOn } = useRun(chosen, work);
  const all = work.batches.reduce((sum, { rows }) => sum + rows.length, 0);
  const isOver = standing === "stopped" || standing === "failed" || standing === "done";
  useUnloadGuard(!isOver);
  return (
    <div className="grid grid-cols-1 gap-5">
      <StepTitle>{TITLES[standing]}</StepTitle>
      <div className="grid max-w-xl gap-3">
        <Progress label="Rows sent" done={totals.rows} total={all} />
        {!isOver && (
          <div>
            <Button variant="outline" onClick={stop} aria-disabled={standing === "stopping"}>
              {standing === "stopping" ? "Stopping after this part" : "Stop"}
            </Button>
          </div>
        )}
      </div>
      {standing === "failed" && (
        <Notice role="alert" variant="danger" title="A part was not imported">
          {problem}
        </Notice>
      )}
      {totals.rows > 0 && <Totals chosen={chosen} totals={totals} importsPath={importsPath} />}
      {totals.reasons.length > 0 && <ReasonTable reasons={totals.reasons} />}
      {isOver && (
        <div className="flex flex-wrap gap-2">
          {standing !== "done" && <Button onClick={goOn}>Go on with the rest</Button>}
          {standing === "done" && chosen.kind === "Affiliates" && (
            <Button asChild>
              <a href={`${importsPath}/new?kind=Conversions&campaign=${chosen.campaignId}`}>
                Import their past sales
              </a>
            </Button>
          )}
          <Button asChild variant="outline">
            <Link href={importsPath}>See all imports</Link>
          </Button>
        </div>
      )}
    </div>
  );
}

const TITLES: Record<Standing, string> = {
  running: "Importing",
  stopping: "Importing",
  stopped: "Stopped",
  failed: "Interrupted",
  done: "Imported",
};

function useRun(
  { kind }: Chosen,
  { batches, choices, actions }: Omit<RunStepProps, "importsPath" | "chosen">,
) {
  const [standing, setStanding] = useState<Standing>("running");
  const [totals, setTotals] = useState<RunTotals>(NOTHING_DONE);
  const [problem, setProblem] = useState("");
  const isStopping = useRef(false);
  const isAtWork = useRef(false);

  async function work(from: RunTotals) {
    // In development an effect runs twice.
    if (isAtWork.current) return;
    isAtWork.current = true;
    isStopping.current = false;
    setStanding("running");
    let sum = from;
    try {
      for (const batch of batches.slice(sum.jobIds.length)) {
        if (isStopping.current) return setStanding("stopped");
        sum = await bring(actions, kind, batch, choices, sum);
        setTotals(sum);
      }
      setStanding("done");
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setStanding("failed");
    } finally {
      isAtWork.current = false;
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: an import begins once
  useEffect(() => {
    work(NOTHING_DONE);
  }, []);

  return {
    standing,
    totals,
    problem,
    stop() {
      isStopping.current = true;
      setStanding("stopping");
    },
    goOn: () => work(totals),
  };
}

/** The browser asks before the page is left in the middle. */
function useUnloadGuard(isNeeded: boolean) {
  useEffect(() => {
    if (!isNeeded) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isNeeded]);
}

interface TotalsProps {
  chosen: Chosen;
  totals: RunTotals;
  importsPath: string;
}

function Totals({ chosen: { kind, campaign }, totals, importsPath }: TotalsProps) {
  return (
    <div className="max-w-xl">
      <Facts
        facts={{
          Imported: `${countOf(kind, totals.imported)} into ${campaign.name}`,
          Skipped: totals.skipped.toLocaleString("en-US"),
          "Not imported": totals.errored.toLocaleString("en-US"),
          "Made payable": kind === "Conversions" ? balanceWords(totals.unpaidConfirmed) : undefined,
          "Undo or look again": (
            <span className="flex flex-wrap gap-x-3">
              {totals.jobIds.map((jobId, index) => (
                <TextLink key={jobId} href={`${importsPath}/${jobId}`}>
                  {totals.jobIds.length === 1 ? "This import" : `Part ${index + 1}`}
                </TextLink>
              ))}
            </span>
          ),
        }}
      />
    </div>
  );
}
