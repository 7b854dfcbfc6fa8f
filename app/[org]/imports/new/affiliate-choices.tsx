"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { counted } from "@/components/counted";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { AffiliateRow, DEFAULT_STATUSES } from "@/lib/imports/shape";
import { noteFromText } from "@/lib/mail/shape";
import type { Choices } from "./calls";
import type { Mapped } from "./mapping";

interface AffiliateChoicesProps {
  campaignId: string;
  mapped: Mapped;
  back: ReactNode;
  onDone: (choices: Choices) => void;
}

export function AffiliateChoices({ campaignId, mapped, back, onDone }: AffiliateChoicesProps) {
  const statuses = countStatuses(mapped);
  const [notifies, setNotifies] = useState(false);
  const [problem, setProblem] = useState<string>();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const includeStatuses = form.getAll("status").map(String);
    if (includeStatuses.length === 0) return setProblem("Choose at least one.");
    const note = String(form.get("note") ?? "").trim();
    onDone({
      campaignId,
      includeStatuses,
      notifyAffiliates: notifies,
      ...(notifies && note && { notificationMessageHtml: noteFromText(note) }),
    });
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <FieldSet legend="Whom do you bring?" error={problem}>
        {statuses.map(([status, count]) => (
          <Field key={status} inline label={`${status} (${count.toLocaleString("en-US")})`}>
            <Checkbox
              name="status"
              value={status}
              defaultChecked={DEFAULT_STATUSES.some((each) => each === status)}
            />
          </Field>
        ))}
      </FieldSet>
      <Field
        inline
        label="Mail those who come in approved a link to their own page"
        hint="Takes the Growth plan or higher, paid. You can also tell them yourself."
      >
        <Checkbox checked={notifies} onChange={({ target }) => setNotifies(target.checked)} />
      </Field>
      {notifies && (
        <Field label="A note in that mail" optional className="max-w-xl">
          <Textarea name="note" rows={4} maxLength={4_000} />
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit">Import {counted(mapped.ready.length, "row")}</Button>
        {back}
      </div>
    </form>
  );
}

/** The statuses of the file, most frequent first. */
function countStatuses({ ready }: Mapped): [status: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { row } of ready) {
    const { status } = AffiliateRow.parse(row);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one);
}
