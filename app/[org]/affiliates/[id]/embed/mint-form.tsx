"use client";

import { sentTwice } from "@/components/sent-twice";
import { Time } from "@/components/time";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { useForm } from "@/components/ui/use-form";
import type { EmbedToken } from "@/lib/embed/shape";
import { ONCE_FIELD } from "@/lib/surfaces/shape";

interface MintFormProps {
  minting: ReturnType<typeof useForm<EmbedToken>>;
  affiliateId: string;
  once: string;
  /** The token that was there already: another takes its end. */
  existing?: EmbedToken;
}

export function MintForm({ minting, affiliateId, once, existing }: MintFormProps) {
  const { form, field, control, problem } = minting;
  return (
    <form {...form} className="grid gap-5">
      <FormProblem problem={sentTwice(problem, "token")} />
      {existing && <Existing token={existing} />}
      <input type="hidden" name="affiliateId" value={affiliateId} />
      {existing && (
        <>
          <input type="hidden" name="rotate" value="true" />
          <input type="hidden" name={ONCE_FIELD} value={once} />
        </>
      )}
      <Field
        label="Sites that may show it"
        hint="One a line, by scheme and host: https://partners.example.com. Browsers block it on any other."
        {...field("allowedOrigins")}
      >
        <Textarea
          {...control("allowedOrigins", existing?.allowedOrigins.replaceAll(",", "\n"))}
          rows={3}
          spellCheck={false}
          autoCapitalize="none"
          className="font-mono"
        />
      </Field>
      <Field
        label="Hours until it ends"
        hint="From 1 to 720, which is 30 days."
        className="max-w-60"
        {...field("expiresInHours")}
      >
        <Input {...control("expiresInHours", 24)} inputMode="numeric" autoComplete="off" />
      </Field>
      <div>
        <SubmitButton size="lg">
          {existing ? "End it and mint another" : "Mint embed token"}
        </SubmitButton>
      </div>
    </form>
  );
}

function Existing({ token: { allowedOrigins, expiresAt } }: { token: EmbedToken }) {
  return (
    <Notice variant="warn" role="status" title="There is a token already, so none was made">
      It works until <Time at={expiresAt} format="exact" />
      {allowedOrigins ? ` on ${allowedOrigins.replaceAll(",", ", ")}` : ", and on no site"}. Its
      value was shown once and cannot be shown again. Another one ends it, and every page that shows
      it.
    </Notice>
  );
}
