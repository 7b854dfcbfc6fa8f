import { Circle, CircleCheck } from "lucide-react";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { cn } from "@/lib/utils";

export interface ChecklistStep {
  label: string;
  why: string;
  isDone: boolean;
  /** Where it is done; left out where nothing on this site does it. */
  href?: string;
}

/** Goes away by itself once everything is done. */
export function Checklist({ steps }: { steps: readonly ChecklistStep[] }) {
  const done = steps.filter(({ isDone }) => isDone).length;
  if (done === steps.length) return null;
  return (
    <Card aria-labelledby="checklist">
      <CardHeader>
        <CardTitle id="checklist">
          Set up{" "}
          <span className="font-normal text-muted-foreground">
            {done} of {steps.length} done
          </span>
        </CardTitle>
      </CardHeader>
      <CardContent>
        <ol className="grid gap-3 sm:grid-cols-2">
          {steps.map((step) => (
            <Step key={step.label} {...step} />
          ))}
        </ol>
      </CardContent>
    </Card>
  );
}

function Step({ label, why, isDone, href }: ChecklistStep) {
  const Icon = isDone ? CircleCheck : Circle;
  return (
    <li className="flex gap-2.5">
      <Icon
        aria-hidden="true"
        className={cn("mt-0.5 size-4 shrink-0", isDone ? "text-ok" : "text-muted-foreground")}
      />
      <div className="grid gap-0.5">
        <p className={cn("font-medium", isDone && "font-normal text-muted-foreground")}>
          <span className="sr-only">{isDone ? "Done: " : "To do: "}</span>
          {href && !isDone ? <TextLink href={href}>{label}</TextLink> : label}
        </p>
        {!isDone && <p className="text-muted-foreground text-xs">{why}</p>}
      </div>
    </li>
  );
}
