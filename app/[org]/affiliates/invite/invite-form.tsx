"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { Campaign } from "@/lib/campaigns/shape";
import type { SentInvite } from "@/lib/invites/shape";
import type { BoundAction } from "@/lib/surfaces/shape";
import { TermsFields } from "../terms-fields";
import { CampaignField, OfferFields } from "./common-fields";
import { useEmptied } from "./use-emptied";

const PERSONAL = ["email", "fullName", "slug"];

interface InviteFormProps {
  action: BoundAction<SentInvite>;
  campaigns: readonly Campaign[];
  chosen?: string;
  email?: string;
}

export function InviteForm({ action, campaigns, chosen, email }: InviteFormProps) {
  const controls = useForm(action);
  const { form, field, control, problem, state } = controls;
  useEmptied(form.ref, PERSONAL, state.status === "done" ? state.output : null);
  const [campaignId, setCampaignId] = useState(chosen ?? campaigns[0]?.id);
  const campaign = campaigns.find(({ id }) => id === campaignId);
  return (
    <form {...form} className="grid max-w-xl gap-5">
      <FormProblem problem={problem} />
      {state.status === "done" && <Sent result={state.output} />}
      <CampaignField
        form={controls}
        campaigns={campaigns}
        chosen={chosen}
        onChoose={setCampaignId}
      />
      <Field label="Email" {...field("email")}>
        <Input {...control("email", email)} type="email" autoComplete="off" />
      </Field>
      <Field
        label="Name"
        optional
        hint="Left out, they write it when they accept."
        {...field("fullName")}
      >
        <Input {...control("fullName")} autoComplete="off" />
      </Field>
      <Field
        label="Referral name"
        optional
        hint="Their name on an earlier platform, so that their links go on working. Left out, they get a new one."
        {...field("slug")}
      >
        <Input {...control("slug")} autoComplete="off" className="font-mono" />
      </Field>
      <TermsFields form={controls} currency={campaign?.currency ?? ""} />
      <OfferFields form={controls} />
      <div>
        <SubmitButton>Send invitation</SubmitButton>
      </div>
    </form>
  );
}

function Sent({ result: { email, outcome, slug } }: { result: SentInvite }) {
  switch (outcome) {
    case "invited":
      return (
        <Notice variant="ok" role="status" title={`${email} is invited`}>
          Their referral name is {slug}. The link works for 30 days, and once.
        </Notice>
      );
    case "already_invited":
      return (
        <Notice variant="info" role="status" title={`${email} has an open invitation`}>
          Nothing was changed and no mail was sent. Under Invites you can send it again or withdraw
          it.
        </Notice>
      );
    case "already_enrolled":
      return (
        <Notice variant="info" role="status" title={`${email} takes part in this campaign`}>
          Nothing was changed and no mail was sent. Their referral name is {slug}.
        </Notice>
      );
  }
}
