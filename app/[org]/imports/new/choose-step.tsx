"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { NamedOptions, Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { ImportKind } from "@/lib/imports/shape";
import { PLATFORMS } from "./platforms";
import { readSheet, type Sheet, textOfFile } from "./sheet";

interface Campaign {
  id: string;
  name: string;
  currency: string;
}

export interface Chosen {
  kind: ImportKind;
  campaignId: string;
  campaign: Campaign;
  /** Where the file comes from; undefined: anywhere. */
  platform?: string;
  sheet: Sheet;
}

interface ChooseStepProps {
  campaigns: readonly Campaign[];
  preset: Partial<Pick<Chosen, "kind" | "campaignId" | "platform">>;
  onDone: (chosen: Chosen) => void;
}

export function ChooseStep({ campaigns, preset, onDone }: ChooseStepProps) {
  const [problem, setProblem] = useState<string>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const sheet = await sheetIn(form);
    if (typeof sheet === "string") return setProblem(sheet);
    const campaign = campaigns.find(({ id }) => id === form.get("campaign"));
    const kind = ImportKind.safeParse(form.get("kind")).data;
    if (!campaign || !kind) return;
    const platform = PLATFORMS.find(({ id }) => id === form.get("platform"))?.id;
    onDone({ kind, campaignId: campaign.id, campaign, platform, sheet });
  }

  return (
    <form onSubmit={submit} noValidate className="grid max-w-xl gap-5">
      <RadioGroup legend="What do you bring?">
        <RadioCard
          name="kind"
          value="Affiliates"
          defaultChecked={preset.kind !== "Conversions"}
          title="Affiliates"
          description="People, with the names that their links have now. Bring them first."
        />
        <RadioCard
          name="kind"
          value="Conversions"
          defaultChecked={preset.kind === "Conversions"}
          title="Sales and commissions"
          description="What affiliates have sold so far, paid or not."
        />
      </RadioGroup>
      <Field label="Into which campaign">
        <Select name="campaign" defaultValue={preset.campaignId}>
          <NamedOptions of={campaigns} />
        </Select>
      </Field>
      <Field label="Where the file comes from" hint="Its columns are then found by themselves.">
        <Select name="platform" defaultValue={preset.platform}>
          <option value="">Another platform, or my own list</option>
          <NamedOptions of={PLATFORMS} />
        </Select>
      </Field>
      <Field label="File" hint="CSV as the other platform exports it, or JSON." error={problem}>
        <Input
          name="file"
          type="file"
          accept=".csv,.tsv,.txt,.json,text/csv,application/json"
          className="h-auto py-1.5 read-only:bg-background file:mr-3 file:rounded-sm file:bg-muted file:px-2 file:py-1"
        />
      </Field>
      <Field label="Or paste it here" optional>
        <Textarea name="text" rows={4} className="max-h-60 font-mono text-xs" />
      </Field>
      <div>
        <Button type="submit">Continue</Button>
      </div>
    </form>
  );
}

async function sheetIn(form: FormData): Promise<Sheet | string> {
  const file = form.get("file");
  if (file instanceof File && file.size > 0) return readSheet(await textOfFile(file));
  const text = String(form.get("text") ?? "");
  return text.trim() === "" ? "Choose a file, or paste its content below." : readSheet(text);
}
