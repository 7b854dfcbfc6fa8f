import type { Metadata } from "next";
import { Terms } from "@/app/p/[org]/[campaign]/terms";
import { AuthCard } from "@/components/auth-card";
import { BrandedCard } from "@/components/branded-card";
import { readAffiliateInvite } from "@/lib/auth/affiliate-invites";
import { AcceptForm } from "./accept-form";
import { accept } from "./actions";

/** Other sites never learn the address: every answer says so. Without any referrer, a form sent before hydration is refused. */
export const metadata: Metadata = { title: "Invitation" };

/** Looking at the page uses nothing up: the link counts when the form is sent. */
export default async function InvitationPage({ params }: { params: Promise<{ link: string }> }) {
  const { link } = await params;
  const invitation = await readAffiliateInvite(link);
  if (!invitation) {
    return (
      <AuthCard title="This invitation has ended">
        <p className="text-muted-foreground">
          It was used, withdrawn or has expired. If you accepted it, your own page is at /a in the
          browser you did it with. Otherwise ask the company that sent it for a new one.
        </p>
      </AuthCard>
    );
  }
  const { brand, campaign, isKnown, autoApprove, slug, earns, cookieWindowDays } = invitation;
  return (
    <BrandedCard
      brand={brand}
      title={`${brand.name} invites you to ${campaign.name}`}
      purpose={
        <>
          {campaign.description && <p className="whitespace-pre-wrap">{campaign.description}</p>}
          <p className="mt-2">
            {isKnown ? "You are an affiliate of theirs already, and keep" : "You get"} the referral
            name <code className="font-mono text-foreground">{slug}</code>.{" "}
            {!autoApprove && `Once you accept, ${brand.name} decides whether you are in.`}
          </p>
        </>
      }
    >
      <Terms earns={earns} cookieWindowDays={cookieWindowDays} termsUrl={campaign.termsUrl} />
      <AcceptForm
        action={accept}
        link={link}
        invitation={{ brand, email: invitation.email, fullName: invitation.fullName, isKnown }}
      />
    </BrandedCard>
  );
}
