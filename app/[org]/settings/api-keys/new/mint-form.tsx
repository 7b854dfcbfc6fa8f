"use client";

import { counted } from "@/components/counted";
import { sentTwice } from "@/components/sent-twice";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import type { useForm } from "@/components/ui/use-form";
import type { RevealedKey } from "@/lib/api-keys/shape";
import type { Tier } from "@/lib/orgs/shape";
import { ONCE_FIELD } from "@/lib/surfaces/shape";
import { SCOPE_WORDS, SCOPES } from "../key-words";

export interface Full {
  tier: Tier;
  limit: number;
}

interface MintFormProps {
  minting: ReturnType<typeof useForm<RevealedKey>>;
  once: string;
  full?: Full;
}

export function MintForm({ minting, once, full }: MintFormProps) {
  const { form, field, control, radio, problem } = minting;
  return (
    <form {...form} className="grid gap-8">
      {full && !problem && (
        <Notice variant="warn" title={fullWords(full)}>
          {full.limit > 0
            ? "Revoke one that is no longer needed, or ask an owner for a higher plan."
            : "A higher plan holds some. An owner can change it, or find out who can, under Settings, Billing."}
        </Notice>
      )}
      <FormProblem problem={sentTwice(problem, "key")} />
      <input type="hidden" name={ONCE_FIELD} value={once} />
      <Field
        label="Name"
        hint="After the script or server that will hold it. The audit log shows it beside every call."
        {...field("name")}
      >
        <Input
          {...control("name")}
          maxLength={60}
          placeholder="Nightly export"
          autoComplete="off"
          className="max-w-md"
        />
      </Field>
      <RadioGroup legend="Scope" className="[&>div]:sm:grid-cols-2">
        {SCOPES.map((scope) => (
          <RadioCard
            key={scope}
            {...radio("scope", scope, "read")}
            title={SCOPE_WORDS[scope].title}
            description={SCOPE_WORDS[scope].description}
          />
        ))}
      </RadioGroup>
      <div>
        <SubmitButton size="lg">Create API key</SubmitButton>
      </div>
    </form>
  );
}

function fullWords({ tier, limit }: Full): string {
  if (limit === 0) return `The ${tier} plan holds no API keys`;
  const keys = counted(limit, "API key");
  return `The ${tier} plan holds ${keys}, and none is free`;
}
