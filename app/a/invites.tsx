import { Time } from "@/components/time";
import { Card, CardContent } from "@/components/ui/card";
import { textLinkClasses } from "@/components/ui/text-link";
import type { OwnInvite } from "@/lib/area/links";
import { join } from "./actions";
import { JoinForm } from "./join-form";
import { Section } from "./section";

/** Invitations that reached the same address; the mail's link is not needed here. */
export function Invites({ invites, orgName }: { invites: readonly OwnInvite[]; orgName: string }) {
  if (invites.length === 0) return null;
  return (
    <Section id="invitations" title={`${orgName} invites you`}>
      <ul className="grid gap-3">
        {invites.map(({ id, campaign, earns, termsUrl, expiresAt }) => (
          <li key={id}>
            <Card>
              <CardContent className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
                <div className="grid min-w-0 gap-0.5">
                  <h3 className="wrap-anywhere font-medium">{campaign}</h3>
                  <p className="text-muted-foreground">
                    You earn {earns}. The invitation ends <Time at={expiresAt} />.{" "}
                    {termsUrl && (
                      <a
                        href={termsUrl}
                        rel="noreferrer"
                        aria-label={`Terms of ${campaign}`}
                        className={textLinkClasses}
                      >
                        Terms
                      </a>
                    )}
                  </p>
                </div>
                <JoinForm action={join} inviteId={id} campaign={campaign} />
              </CardContent>
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  );
}
