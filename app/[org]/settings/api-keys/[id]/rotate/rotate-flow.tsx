"use client";

import Link from "next/link";
import { sentTwice } from "@/components/sent-twice";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { ApiKey, RevealedKey } from "@/lib/api-keys/shape";
import { type BoundAction, ONCE_FIELD } from "@/lib/surfaces/shape";
import { Reveal } from "../../reveal";

interface RotateFlowProps {
  org: string;
  origin: string;
  apiKey: Pick<ApiKey, "id" | "name" | "status" | "maker" | "isYours">;
  action: BoundAction<RevealedKey>;
  once: string;
}

export function RotateFlow({ org, origin, apiKey, action, once }: RotateFlowProps) {
  const { state, form, problem } = useForm(action);
  if (state.status === "done")
    return <Reveal org={org} origin={origin} revealed={state.output} did="rotated" />;

  const list = `/${org}/settings/api-keys`;
  const { id, name, status, maker, isYours } = apiKey;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[{ label: "API keys", href: list }, { label: name }, { label: "Rotate" }]}
          />
        }
        title={`Rotate ${name}`}
        purpose="Replaces the key and its signing secret. Name, scope and history stay."
      />
      {status === "revoked" ? (
        <Notice
          variant="warn"
          title="This key was revoked and cannot be rotated"
          action={
            <Button asChild size="sm">
              <Link href={`${list}/new`}>Create API key</Link>
            </Button>
          }
        />
      ) : (
        <form {...form} className="grid max-w-xl gap-5">
          <FormProblem problem={sentTwice(problem, "key")} />
          <Notice variant="warn" title="Both old values stop with the next call">
            Whatever still sends the old key, or signs with the old secret, is refused until you put
            the new values there. The new values are shown once.
          </Notice>
          {!isYours && (
            <Notice variant="info" title="From then on it acts for you">
              {maker ? `Now it acts for ${maker}. ` : "Whoever it acted for has left. "}
              With the new values it can do what your role allows, within its scope.
            </Notice>
          )}
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name={ONCE_FIELD} value={once} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton>Rotate now</SubmitButton>
            <Button asChild variant="outline">
              <Link href={list}>Cancel</Link>
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
