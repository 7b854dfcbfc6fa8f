"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";
import { INVITED_ROLES, type SentInvite } from "@/lib/team/shape";
import { ROLE_NAMES } from "../../roles";

interface InviteCardProps {
  action: BoundAction<SentInvite>;
  hasMail: boolean;
}

export function InviteCard({ action, hasMail }: InviteCardProps) {
  const { state, form, field, control, problem } = useForm(action);
  const email = useRef<HTMLInputElement>(null);
  const sent = state.status === "done" ? state.output : null;

  const router = useRouter();

  // Ready for the next one; a refused address stays, to be mended. The link stays where it is shown.
  useEffect(() => {
    if (!sent) return;
    if (email.current) email.current.value = "";
    router.refresh();
  }, [sent, router]);

  return (
    <Card aria-labelledby="invite">
      <CardHeader>
        <CardTitle id="invite">Invite somebody</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4">
        <FormProblem problem={problem} />
        <form {...form} className="grid items-start gap-4 sm:grid-cols-[1fr_auto_auto]">
          <Field label="Email" {...field("email")}>
            <Input {...control("email")} ref={email} type="email" autoComplete="off" />
          </Field>
          <Field label="Role" {...field("role")}>
            <Select {...control("role", "manager")}>
              {INVITED_ROLES.map((role) => (
                <option key={role} value={role}>
                  {ROLE_NAMES[role]}
                </option>
              ))}
            </Select>
          </Field>
          <SubmitButton className="sm:mt-6.5">Send invitation</SubmitButton>
        </form>
        {sent && <Sent invite={sent} hasMail={hasMail} />}
      </CardContent>
    </Card>
  );
}

/** The link is in this answer alone; where there is no mail it has to be handed over. */
function Sent({ invite, hasMail }: { invite: SentInvite; hasMail: boolean }) {
  return (
    <Notice variant="ok" role="status" title={`${invite.email} is invited`}>
      <p>
        {hasMail
          ? "The link is in their mail. You can also hand it over yourself; it will not be shown again."
          : "This server sends no mail, so hand them this link. It will not be shown again."}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="min-w-0 flex-1 basis-64 select-all break-all font-mono text-xs">
          {invite.link}
        </code>
        <CopyButton value={invite.link} label="Copy link" size="sm" variant="outline" />
      </div>
    </Notice>
  );
}
