"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { Chosen } from "./choose-step";
import { guessDates } from "./dates";
import { type Field as ColumnField, type Columns, FIELDS, suggestColumns } from "./fields";
import { type Mapped, mapSheet, missingFields, type Writing } from "./mapping";
import type { Sheet } from "./sheet";
import { StepTitle } from "./step-list";
import { WritingChoices } from "./writing-choices";

/** Which column is what, and how it is written. */
export interface Arranged {
  columns: Columns;
  writing: Writing;
}

interface ColumnsStepProps {
  chosen: Chosen;
  /** As it was when somebody comes back. */
  arranged?: Arranged;
  onBack: () => void;
  onDone: (arranged: Arranged, mapped: Mapped) => void;
}

export function ColumnsStep({ chosen, arranged, onBack, onDone }: ColumnsStepProps) {
  const { kind, sheet } = chosen;
  const [columns, setColumns] = useState(arranged?.columns ?? suggestedFor(chosen));
  const [writing, setWriting] = useState(arranged?.writing ?? guessed(chosen, columns));
  const [missing, setMissing] = useState<string[]>([]);

  function choose(name: string, column: number | undefined) {
    setColumns({ ...columns, [name]: column });
    if (name === "paid") setWriting({ ...writing, paid: column === undefined ? "none" : "column" });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const names = missingFields(kind, columns);
    setMissing(names);
    if (names.length === 0) {
      onDone({ columns, writing }, mapSheet(kind, sheet, columns, writing));
    }
  }

  return (
    <form onSubmit={submit} noValidate className="grid grid-cols-1 gap-5">
      <div className="grid gap-1">
        <StepTitle>Which column is what?</StepTitle>
        <p className="text-muted-foreground">
          {sheet.rows.length.toLocaleString("en-US")} rows with {sheet.columns.length} columns. What
          could be told from the headings is chosen already.
        </p>
      </div>
      {missing.length > 0 && (
        <Notice role="alert" variant="danger">
          Choose a column for: {missing.join(", ")}.
        </Notice>
      )}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {FIELDS[kind].map((field) => (
          <ColumnChoice
            key={field.name}
            field={field}
            sheet={sheet}
            value={columns[field.name]}
            onChange={(column) => choose(field.name, column)}
          />
        ))}
      </div>
      {kind === "Conversions" && (
        <WritingChoices
          writing={writing}
          hasPaidColumn={columns.paid !== undefined}
          onChange={(changed) => setWriting({ ...writing, ...changed })}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit">Check rows</Button>
        <Button variant="outline" onClick={onBack}>
          Another file
        </Button>
      </div>
    </form>
  );
}

function suggestedFor({ kind, platform, sheet }: Chosen): Columns {
  return suggestColumns(kind, platform, sheet.columns);
}

/** How the cells are most probably written. */
function guessed({ campaign, sheet }: Chosen, columns: Columns): Writing {
  const heading = columns.amountCents === undefined ? "" : sheet.columns[columns.amountCents];
  return {
    unit: /cents|minor/i.test(heading ?? "") ? "minor" : "major",
    dates: guessDates(valuesOf(sheet, columns.occurredAt)),
    currency: campaign.currency,
    paid: columns.paid === undefined ? "none" : "column",
  };
}

function valuesOf({ rows }: Sheet, column: number | undefined): string[] {
  return column === undefined
    ? []
    : rows.map((cells) => cells[column]?.trim() ?? "").filter(Boolean);
}

interface ColumnChoiceProps {
  field: ColumnField;
  sheet: Sheet;
  value: number | undefined;
  onChange: (column: number | undefined) => void;
}

function ColumnChoice({ field, sheet, value, onChange }: ColumnChoiceProps) {
  const [example] = valuesOf(sheet, value);
  const hint = example ? `For example ${example.slice(0, 60)}` : field.hint;
  return (
    <Field label={field.label} optional={!field.required} hint={hint} className="content-start">
      <Select
        value={value === undefined ? "" : String(value)}
        onChange={({ target }) => onChange(target.value === "" ? undefined : Number(target.value))}
      >
        <option value="">Not in the file</option>
        {sheet.columns.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same heading
          <option key={index} value={index}>
            {name || `Column ${index + 1}`}
          </option>
        ))}
      </Select>
    </Field>
  );
}
