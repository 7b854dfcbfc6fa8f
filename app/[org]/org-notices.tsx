import Link from "next/link";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { OrgProfile } from "@/lib/orgs/shape";
import { installation } from "@/lib/surfaces/installation";
import { resendVerification } from "./actions";
import { ResendForm } from "./resend-form";

interface OrgNoticesProps {
  profile: OrgProfile;
  person: { email: string; emailVerifiedAt: Date | null };
}

/** What holds on every page until somebody does something about it. */
export function OrgNotices({ profile, person }: OrgNoticesProps) {
  const { slug, suspendedAt, aiStoppedAt } = profile;
  // Without mail the checklist and the profile say what to do; a banner could only repeat it.
  const asksToVerify = !person.emailVerifiedAt && installation().sendsMail;
  if (!suspendedAt && !aiStoppedAt && !asksToVerify) return null;
  return (
    <div className="mb-6 grid gap-3">
      {suspendedAt && (
        <Notice variant="danger" title="This organization is suspended">
          The operator of this server has suspended it <Time at={suspendedAt} />. You can look at
          everything and change nothing, and assistants and API keys are refused. Ask the operator
          to resume it.
        </Notice>
      )}
      {aiStoppedAt && (
        <Notice
          variant="warn"
          title="All AI access is stopped"
          action={
            <Button asChild variant="outline" size="sm">
              <Link href={`/${slug}/settings/assistant`}>AI assistant settings</Link>
            </Button>
          }
        >
          An owner stopped it <Time at={aiStoppedAt} />. Every assistant is refused until an owner
          resumes it.
        </Notice>
      )}
      {asksToVerify && (
        <Notice
          variant="info"
          title="Confirm your email address"
          action={<ResendForm action={resendVerification} />}
        >
          We mailed a link to {person.email}. It works for three days.
        </Notice>
      )}
    </div>
  );
}
