"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { NamedOptions, Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { useForm } from "@/components/ui/use-form";
import type { Campaign } from "@/lib/campaigns/shape";

type Form = Pick<ReturnType<typeof useForm>, "field" | "control" | "checkbox">;

interface CampaignFieldProps {
  form: Form;
  campaigns: readonly Pick<Campaign, "id" | "name">[];
  chosen?: string;
  onChoose?: (id: string) => void;
}

export function CampaignField({ form, campaigns, chosen, onChoose }: CampaignFieldProps) {
  return (
    <Field label="Campaign" {...form.field("campaignId")}>
      <Select
        {...form.control("campaignId", chosen)}
        onChange={({ currentTarget }) => onChoose?.(currentTarget.value)}
      >
        <NamedOptions of={campaigns} />
      </Select>
    </Field>
  );
}

/** What the mail says beside its own words, and what accepting it means. */
export function OfferFields({ form }: { form: Form }) {
  return (
    <>
      <Field
        label="Personal note"
        optional
        hint="Stands in the mail, above the button."
        {...form.field("personalNoteHtml")}
      >
        <Textarea {...form.control("personalNoteHtml")} rows={4} />
      </Field>
      <Field
        inline
        label="Whoever accepts is in at once"
        hint="Otherwise they wait for your answer, as if they had applied."
        {...form.field("autoApprove")}
      >
        <Checkbox {...form.checkbox("autoApprove", true)} />
      </Field>
    </>
  );
}
