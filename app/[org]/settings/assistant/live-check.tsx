"use client";

import { useQuery } from "@tanstack/react-query";
import { Circle, CircleCheck, CircleX, LoaderCircle } from "lucide-react";
import Link from "next/link";
import { Prose } from "@/components/prose";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { cn } from "@/lib/utils";
import { type Check, type CheckStep, progressOf } from "./live-check-steps";

const EVERY_MS = 1500;

interface LiveCheckProps {
  /** The token's calls in the audit log. */
  callsHref: string;
  /** Answers the token, without its value. */
  url: string;
  /** How far it was when the page was made. */
  check?: Check;
}

/** Names each step as it happens. Asks only while the page is looked at, and until the first call. */
export function LiveCheck({ url, callsHref, check: initialData = {} }: LiveCheckProps) {
  const { data, isError } = useQuery({
    queryKey: ["live-check", url],
    queryFn: () => ask(url),
    initialData,
    refetchInterval: ({ state }) => (state.data?.calledAt ? false : EVERY_MS),
  });
  const { steps, problem, isDone } = progressOf(data);

  return (
    <div className="grid gap-4">
      <ol className="grid gap-3">
        {steps.map((step) => (
          <Step key={step.title} step={step} />
        ))}
      </ol>
      <div aria-live="polite" className="grid gap-3">
        {problem && (
          <Notice variant="danger" title={<Prose>{problem.means}</Prose>}>
            <Prose>{problem.remedy}</Prose>
          </Notice>
        )}
        {isDone && (
          <Notice
            variant="ok"
            title="It works"
            action={
              <Button asChild variant="outline" size="sm">
                <Link href={callsHref}>See its calls</Link>
              </Button>
            }
          >
            The assistant has made its first call. Every call it makes is a row in the audit log.
          </Notice>
        )}
        {isError && (
          <Notice variant="warn" title="The check cannot be asked now">
            It goes on by itself as soon as the server answers again.
          </Notice>
        )}
        <p className="sr-only">{steps.findLast(({ state }) => state === "done")?.title}</p>
      </div>
      {!steps.some(({ state }) => state === "done") && (
        <p className="text-muted-foreground text-xs">
          A token that was not copied whole is refused without being known, so it does not appear
          here. Copy it again if the client says 401.
        </p>
      )}
    </div>
  );
}

async function ask(url: string): Promise<Check> {
  const response = await fetch(url, { cache: "no-store" });
  if (!response.ok) throw new Error(`The check answered ${response.status}.`);
  const { check }: { check: Check } = await response.json();
  return check;
}

const LOOKS = {
  done: { icon: CircleCheck, color: "text-ok", word: "done" },
  failed: { icon: CircleX, color: "text-danger", word: "refused" },
  next: { icon: LoaderCircle, color: "animate-spin text-primary", word: "waiting" },
  later: { icon: Circle, color: "text-muted-foreground", word: "not yet" },
} as const;

function Step({ step: { title, state, at, waitsFor } }: { step: CheckStep }) {
  const { icon: Icon, color, word } = LOOKS[state];
  return (
    <li className="flex items-start gap-3">
      <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", color)} />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <div className="flex flex-wrap items-center justify-between gap-x-3">
          <p className={cn("font-medium", state === "later" && "text-muted-foreground")}>
            {title}
            <span className="sr-only">, {word}</span>
          </p>
          {at && <Time at={at} format="exact" className="text-muted-foreground text-xs" />}
        </div>
        {state === "next" && <p className="text-muted-foreground">{waitsFor}</p>}
      </div>
    </li>
  );
}
