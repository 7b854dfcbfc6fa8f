import { FieldList } from "@/components/guides/field-list";
import { FilledSnippetBlock } from "@/components/guides/snippet-block";
import { Numbered } from "@/components/numbered";
import { Prose } from "@/components/prose";
import { Button } from "@/components/ui/button";
import { fillSnippets } from "@/lib/guides/fill";
import type { Connection, Step, System } from "@/lib/guides/shape";

interface StepListProps {
  steps: readonly Step[];
  connection: Connection;
  system: System;
}

export function StepList({ steps, connection, system }: StepListProps) {
  return (
    <ol className="grid list-none gap-6">
      {steps.map((step, index) => (
        <Numbered key={step.text} number={index + 1}>
          <p className="max-w-prose">
            <Prose>{step.text}</Prose>
          </p>
          <StepExtras step={step} connection={connection} system={system} />
        </Numbered>
      ))}
    </ol>
  );
}

function StepExtras({
  step: { link, fields, snippets },
  connection,
  system,
}: Omit<StepListProps, "steps"> & { step: Step }) {
  return (
    <>
      {link && (
        <div className="grid justify-items-start gap-1.5">
          <Button asChild variant="outline">
            <a href={link.href(connection)}>{link.label}</a>
          </Button>
          <p className="max-w-prose text-muted-foreground text-xs">
            <Prose>{link.note}</Prose>
          </p>
        </div>
      )}
      {fields && (
        <FieldList
          fields={fields.map(({ label, value }) => ({ label, value: value(connection) }))}
        />
      )}
      {fillSnippets(snippets, connection, system).map((snippet) => (
        <FilledSnippetBlock key={snippet.id} snippet={snippet} />
      ))}
    </>
  );
}
