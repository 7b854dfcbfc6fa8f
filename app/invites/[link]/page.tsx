import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth-card";
import { Notice } from "@/components/ui/notice";
import { type OpenInvite, readInvite } from "@/lib/auth/invites";
import { currentPerson } from "@/lib/surfaces/browser";
import { accept, join } from "./actions";
import { AcceptForm, NewcomerForm } from "./invite-forms";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

/** Looking at the page uses nothing up: the link counts when the form is sent. */
export default async function InvitePage({ params }: { params: Promise<{ link: string }> }) {
  const { link } = await params;
  const invite = await readInvite(link);
  if (!invite) {
    return (
      <AuthCard title="This invitation has ended">
        <p className="text-muted-foreground">
          It was used, withdrawn or has expired. Ask an owner of the organization for a new one.
        </p>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={`Join ${invite.orgName}`}
      purpose={`You are invited as ${invite.role}, with the address ${invite.email}.`}
    >
      <Answer invite={invite} link={link} />
    </AuthCard>
  );
}

async function Answer({ invite, link }: { invite: OpenInvite; link: string }) {
  const person = await currentPerson();
  if (person?.email === invite.email) return <AcceptForm action={accept} link={link} />;
  if (person) {
    return (
      <Notice variant="warn">
        You are signed in as {person.email}. Sign out, then open this link again.
      </Notice>
    );
  }
  if (!invite.isKnown) return <NewcomerForm action={join} link={link} email={invite.email} />;
  return (
    <p>
      <Link
        href={`/sign-in?next=${encodeURIComponent(`/invites/${link}`)}`}
        className="text-primary underline underline-offset-4"
      >
        Sign in as {invite.email}
      </Link>{" "}
      to accept.
    </p>
  );
}
