"use client";

import Link from "next/link";
import { type ChangeEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { useForm } from "@/components/ui/use-form";
import { suggestSlug } from "@/lib/auth/shape";
import { ATTRIBUTION_MODELS, type Campaign, VISIBILITIES } from "@/lib/campaigns/shape";
import type { BoundAction } from "@/lib/surfaces/shape";
import { ATTRIBUTION_WORDS, VISIBILITY_WORDS } from "./words";

interface CampaignFormProps<T> {
  action: BoundAction<T>;
  /** The one to change; left out for a new one. */
  campaign?: Campaign;
  currency: string;
  /** Where to go instead. */
  cancelPath: string;
}

export function CampaignForm<T>({ action, campaign, currency, cancelPath }: CampaignFormProps<T>) {
  const { form, field, control, checkbox, radio, problem } = useForm(action);
  const slug = useSuggestedSlug();
  const type = campaign?.defaultCommissionType ?? "Percentage";
  return (
    <form {...form} className="grid max-w-xl gap-5">
      <FormProblem problem={problem} />
      {campaign && <input type="hidden" name="id" value={campaign.id} />}
      <Field label="Name" {...field("name")}>
        <Input
          {...control("name", campaign?.name)}
          onChange={campaign ? undefined : slug.suggest}
          autoComplete="off"
        />
      </Field>
      {!campaign && (
        <Field
          label="Slug"
          hint="Permanent: it becomes part of the public address. Lower-case letters, digits and hyphens."
          {...field("slug")}
        >
          <Input
            {...control("slug")}
            ref={slug.input}
            onChange={slug.keep}
            autoComplete="off"
            className="font-mono"
          />
        </Field>
      )}
      <Field
        label="Description"
        optional
        hint="Stands on the public page and in front of invited people."
        {...field("description")}
      >
        <Textarea {...control("description", campaign?.description)} rows={3} />
      </Field>
      <RadioGroup
        legend="Commission"
        hint={campaign && "For sales from now on. What was earned so far stays as it is."}
        {...field("defaultCommissionType")}
      >
        <RadioCard
          {...radio("defaultCommissionType", "Percentage", type)}
          title="A share of each sale"
          description="In percent of the amount."
        />
        <RadioCard
          {...radio("defaultCommissionType", "Fixed", type)}
          title="A fixed amount for each sale"
          description={campaign ? `In ${currency}.` : `In ${currency}, your home currency.`}
        />
      </RadioGroup>
      <Field
        label="Value"
        hint={`20 is 20 %, or 20.00 ${currency} as a fixed amount.`}
        className="max-w-40"
        {...field("defaultCommissionValue")}
      >
        <Input
          {...control("defaultCommissionValue", campaign?.defaultCommissionValue ?? 20)}
          inputMode="decimal"
          autoComplete="off"
        />
      </Field>
      <Field
        label="Days a click counts"
        hint="From 1 to 365."
        className="max-w-40"
        {...field("cookieWindowDays")}
      >
        <Input
          {...control("cookieWindowDays", campaign?.cookieWindowDays ?? 30)}
          inputMode="numeric"
          autoComplete="off"
        />
      </Field>
      <Field label="Credit goes to" {...field("attributionModel")}>
        <Select {...control("attributionModel", campaign?.attributionModel ?? "LastTouch")}>
          {ATTRIBUTION_MODELS.map((model) => (
            <option key={model} value={model}>
              {ATTRIBUTION_WORDS[model]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Visibility" {...field("networkVisibility")}>
        <Select {...control("networkVisibility", campaign?.networkVisibility ?? "Private")}>
          {VISIBILITIES.map((visibility) => (
            <option key={visibility} value={visibility}>
              {VISIBILITY_WORDS[visibility]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Terms address" optional {...field("termsUrl")}>
        <Input
          {...control("termsUrl", campaign?.termsUrl)}
          type="url"
          placeholder="https://"
          autoComplete="off"
        />
      </Field>
      <Field
        inline
        label="Approve applications without review"
        hint="Everybody who applies is in at once and receives the welcome mail."
        {...field("autoApprove")}
      >
        <Checkbox {...checkbox("autoApprove", campaign?.autoApprove)} />
      </Field>
      <div className="flex gap-2">
        <SubmitButton>{campaign ? "Save changes" : "Create campaign"}</SubmitButton>
        <Button asChild variant="outline">
          <Link href={cancelPath}>Cancel</Link>
        </Button>
      </div>
    </form>
  );
}

/** A name in another script suggests nothing that somebody would recognise. */
const LATIN = /[a-z\d].*[a-z\d].*[a-z\d]/i;

/** Follows the name until somebody writes a slug of their own. */
function useSuggestedSlug() {
  const input = useRef<HTMLInputElement>(null);
  const isOwn = useRef(false);
  return {
    input,
    keep: ({ target }: ChangeEvent<HTMLInputElement>) => {
      isOwn.current = target.value !== "";
    },
    suggest: ({ target }: ChangeEvent<HTMLInputElement>) => {
      if (!isOwn.current && input.current)
        input.current.value = LATIN.test(target.value) ? suggestSlug(target.value) : "";
    },
  };
}
