import type { Metadata } from "next";
import Link from "next/link";
import { ROLE_NAMES, ROLE_WORDS } from "@/app/[org]/roles";
import { signOut } from "@/app/sign-in/actions";
import { AuthCard } from "@/components/auth-card";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import { type OpenInvite, readInvite } from "@/lib/auth/invites";
import { currentPerson } from "@/lib/surfaces/browser";
import { accept, join } from "./actions";
import { AcceptForm, NewcomerForm } from "./invite-forms";

export const metadata: Metadata = { title: "Invitation" };

/** Looking at the page uses nothing up: the link counts when the form is sent. */
export default async function InvitePage({ params }: { params: Promise<{ link: string }> }) {
  const { link } = await params;
  const invite = await readInvite(link);
  if (!invite) {
    return (
      <AuthCard
        title="This invitation has ended"
        footer={<TextLink href="/">Go to the start</TextLink>}
      >
        <p className="text-muted-foreground">
          It was used, withdrawn or has expired. If you joined with it, sign in. Otherwise ask an
          owner of the organization for a new one.
        </p>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={`Join ${invite.orgName}`}
      purpose={
        <>
          {invite.email} is invited as {ROLE_NAMES[invite.role]}. {ROLE_WORDS[invite.role]}
        </>
      }
    >
      <Answer invite={invite} link={link} />
    </AuthCard>
  );
}

async function Answer({ invite, link }: { invite: OpenInvite; link: string }) {
  const person = await currentPerson();
  const here = `/invites/${link}`;
  if (person?.email === invite.email) return <AcceptForm action={accept} link={link} />;
  if (person) {
    return (
      <form action={signOut.bind(null, here)} className="grid gap-4">
        <Notice variant="warn" title="You are signed in with another address">
          This browser is signed in as {person.email}. Sign out to join as {invite.email}.
        </Notice>
        <SubmitButton size="lg">Sign out and go on</SubmitButton>
      </form>
    );
  }
  if (!invite.isKnown) return <NewcomerForm action={join} link={link} email={invite.email} />;
  return (
    <div className="grid gap-4">
      <p>You have an account with this address. Sign in with it to join.</p>
      <Button asChild size="lg">
        <Link href={`/sign-in?next=${encodeURIComponent(here)}`}>Sign in to join</Link>
      </Button>
    </div>
  );
}
