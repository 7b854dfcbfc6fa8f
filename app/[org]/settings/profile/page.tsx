import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { listSessions } from "@/lib/auth/sessions";
import { installation } from "@/lib/surfaces/installation";
import { NoMail } from "../../../no-mail";
import { resendVerification } from "../../actions";
import { Facts } from "../../facts";
import { orgProfile, requireMember } from "../../member";
import { ResendForm } from "../../resend-form";
import { ROLE_NAMES } from "../../roles";
import { replacePassword, signOutBrowser, signOutElsewhere } from "./actions";
import { PasswordCard } from "./password-card";
import { SessionsCard } from "./sessions-card";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage({ params }: { params: Promise<{ org: string }> }) {
  const { org: slug } = await params;
  const { person, role } = await requireMember(slug);
  const profile = await orgProfile(slug);
  const sessions = await listSessions(person.userId);
  const { sendsMail } = installation();
  return (
    <>
      <PageHeader title="Profile" purpose="Your account, and what this organization is." />
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
        <Card aria-labelledby="you">
          <CardHeader>
            <CardTitle id="you">You</CardTitle>
          </CardHeader>
          <CardContent className="grid gap-4">
            <Facts
              facts={{
                Name: person.name,
                Email: (
                  <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    <span className="wrap-anywhere">{person.email}</span>
                    {person.emailVerifiedAt ? (
                      <Badge variant="ok">Confirmed</Badge>
                    ) : (
                      <Badge variant="warn">Not confirmed</Badge>
                    )}
                  </span>
                ),
                [`Role in ${profile.name}`]: ROLE_NAMES[role],
              }}
            />
            {!person.emailVerifiedAt &&
              (sendsMail ? (
                <ResendForm action={resendVerification} />
              ) : (
                <NoMail command={`owner verify-email --email ${person.email}`}>
                  Whoever operates it can confirm your address on the server:
                </NoMail>
              ))}
          </CardContent>
        </Card>
        <Card aria-labelledby="org">
          <CardHeader>
            <CardTitle id="org">Organization</CardTitle>
            <CardDescription>Assistants read these facts too.</CardDescription>
          </CardHeader>
          <CardContent>
            <Facts
              facts={{
                Name: profile.name,
                Slug: <code className="font-mono text-xs">{profile.slug}</code>,
                Description: profile.description,
                "Home currency": profile.homeCurrency,
                "Time zone": profile.timezone,
                "Sales are held": `${profile.payoutGraceDays} days before approval`,
                Plan: profile.effectiveTier,
              }}
            />
          </CardContent>
        </Card>
        <SessionsCard
          sessions={sessions}
          ownId={person.sessionId}
          signOutBrowser={signOutBrowser}
          signOutElsewhere={signOutElsewhere}
        />
        <PasswordCard action={replacePassword} email={person.email} />
      </div>
    </>
  );
}
