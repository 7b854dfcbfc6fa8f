"use client";

import { counted } from "@/components/counted";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { useForm } from "@/components/ui/use-form";
import type { Campaign } from "@/lib/campaigns/shape";
import type { BulkInvite } from "@/lib/invites/shape";
import type { BoundAction } from "@/lib/surfaces/shape";
import { CampaignField, OfferFields } from "./common-fields";
import { useEmptied } from "./use-emptied";

interface BulkFormProps {
  action: BoundAction<BulkInvite>;
  campaigns: readonly Campaign[];
  chosen?: string;
}

export function BulkForm({ action, campaigns, chosen }: BulkFormProps) {
  const controls = useForm(action);
  const { form, field, control, problem, state } = controls;
  useEmptied(form.ref, ["recipients"], state.status === "done" ? state.output : null);
  return (
    <form {...form} className="grid max-w-xl gap-5">
      <FormProblem problem={problem} />
      {state.status === "done" && <Sent result={state.output} />}
      <CampaignField form={controls} campaigns={campaigns} chosen={chosen} />
      <Field
        label="People, one per line"
        hint="Up to 50. An address alone will do; a name and the referral name of an earlier platform may stand beside it."
        {...field("recipients")}
      >
        <Textarea
          {...control("recipients")}
          rows={8}
          className="font-mono"
          placeholder={"jane@example.com\nJane Doe <jane@example.com>, jane"}
        />
      </Field>
      <OfferFields form={controls} />
      <div>
        <SubmitButton>Send invitations</SubmitButton>
      </div>
    </form>
  );
}

function Sent({ result: { invited, skipped, results, slugConflicts } }: { result: BulkInvite }) {
  const title = `${counted(invited, "person is", "people are")} invited`;
  return (
    <Notice variant={invited > 0 ? "ok" : "info"} role="status" title={title}>
      {skipped > 0 && (
        <p>
          Skipped, and sent no mail:{" "}
          {results
            .filter(({ outcome }) => outcome !== "invited")
            .map(({ email, outcome }) => `${email} (${SKIPPED[outcome]})`)
            .join(", ")}
          .
        </p>
      )}
      {slugConflicts.length > 0 && (
        <>
          <p>These names could not be kept. Links with them do not count:</p>
          <ul className="list-disc pl-5">
            {slugConflicts.map(({ email, requestedSlug, slug, reason }) => (
              <li key={email}>
                {email} has {slug} in place of {requestedSlug}, {CONFLICT[reason]}.
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

const SKIPPED: Record<BulkInvite["results"][number]["outcome"], string> = {
  invited: "",
  already_invited: "has an open invitation",
  already_enrolled: "takes part",
};

const CONFLICT: Record<BulkInvite["slugConflicts"][number]["reason"], string> = {
  taken: "which somebody else has",
  has_another: "since it is their name already",
  not_a_slug: "which has other signs than a to z, 0 to 9 and hyphens",
};
