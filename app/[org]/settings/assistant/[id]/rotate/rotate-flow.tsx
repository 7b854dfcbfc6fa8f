"use client";

import Link from "next/link";
import { sentTwice } from "@/components/sent-twice";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { System } from "@/lib/guides/shape";
import { type BoundAction, ONCE_FIELD } from "@/lib/surfaces/shape";
import { Reveal } from "../../reveal";
import type { Revealed } from "../../revealed";

interface RotateFlowProps {
  org: string;
  token: { id: string; name: string; client: string };
  /** Revoked or expired: there is nothing to rotate. */
  isOver: boolean;
  action: BoundAction<Revealed>;
  once: string;
  clients: readonly { key: string; title: string }[];
  system: System;
}

export function RotateFlow({ org, token, isOver, action, once, clients, system }: RotateFlowProps) {
  const { state, form, control, problem } = useForm(action);
  if (state.status === "done")
    return <Reveal org={org} revealed={state.output} system={system} did="rotated" />;

  const list = `/${org}/settings/assistant`;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { label: "AI assistant", href: list },
              { label: token.name, href: `${list}/${token.id}` },
              { label: "Rotate" },
            ]}
          />
        }
        title={`Rotate ${token.name}`}
        purpose="Replaces its value. Name, limits and history stay."
      />
      {isOver ? (
        <Notice
          variant="warn"
          title="This token has ended and cannot be rotated"
          action={
            <Button asChild size="sm">
              <Link href={`${list}/new`}>Generate connection token</Link>
            </Button>
          }
        />
      ) : (
        <form {...form} className="grid max-w-xl gap-5">
          <FormProblem problem={sentTwice(problem, "token")} />
          <Notice variant="warn" title="The old value stops with the next call">
            Whatever still sends it is refused until you put the new value there. The new value is
            shown once.
          </Notice>
          <input type="hidden" name="id" value={token.id} />
          <input type="hidden" name={ONCE_FIELD} value={once} />
          <Field label="Client" hint="Decides which snippet you see next.">
            <Select {...control("client", token.client || clients[0]?.key)}>
              {clients.map(({ key, title }) => (
                <option key={key} value={key}>
                  {title}
                </option>
              ))}
            </Select>
          </Field>
          <div className="flex flex-wrap gap-2">
            <SubmitButton>Rotate now</SubmitButton>
            <Button asChild variant="outline">
              <Link href={`${list}/${token.id}`}>Cancel</Link>
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
