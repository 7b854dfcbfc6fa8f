"use client";

import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

interface MintFormProps {
  action: BoundAction<{ code: string; isNew: boolean }>;
  slug: string;
  /** With what a code in it takes off. */
  campaigns: readonly { id: string; label: string }[];
}

export function MintForm({ action, slug, campaigns }: MintFormProps) {
  const { state, form, field, control, problem } = useForm(action);
  const [only, ...others] = campaigns;
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      {state.status === "done" && (
        <Notice variant="ok" role="status" title={`${state.output.code} is yours`}>
          {state.output.isNew
            ? "Whoever pays with it counts as yours from now on."
            : "You had it already, and it stays as it is."}
        </Notice>
      )}
      {only && others.length === 0 ? (
        <>
          <p>{only.label}</p>
          <input type="hidden" name="programId" value={only.id} />
        </>
      ) : (
        <Field label="Campaign" className="max-w-xl" {...field("programId")}>
          <Select {...control("programId", only?.id)}>
            {campaigns.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <div className="flex flex-wrap items-start gap-3">
        <Field
          label="Code"
          optional
          hint={`3 to 40 letters and digits. Left out, it is made from ${slug}.`}
          className="min-w-0 flex-1 basis-64"
          {...field("vanity")}
        >
          <Input
            {...control("vanity")}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="font-mono uppercase"
          />
        </Field>
        <SubmitButton className="sm:mt-6">Make code</SubmitButton>
      </div>
    </form>
  );
}
