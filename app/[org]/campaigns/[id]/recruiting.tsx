import type { ReactNode } from "react";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { CampaignDetail } from "@/lib/campaigns/shape";
import { atLeastWords, tierAtLeast } from "@/lib/orgs/shape";
import { getSubAffiliateConfig, setSubAffiliateConfig } from "@/lib/sub-affiliates/operations";
import { readPage } from "@/lib/surfaces/page";
import { orgProfile, requireMember } from "../../member";
import { setRecruiting } from "./recruiting-actions";
import { RecruitingForm } from "./recruiting-form";

interface RecruitingProps {
  slug: string;
  campaign: Pick<CampaignDetail, "id" | "applicationUrl">;
}

/** Whether affiliates may bring in others, and what the company pays them for it. */
export async function Recruiting({ slug, campaign: { id, applicationUrl } }: RecruitingProps) {
  const config = await readPage(getSubAffiliateConfig, slug, { programId: id });
  const barrier = await barrierFor(slug);
  return (
    <Card aria-labelledby="recruiting">
      <CardHeader>
        <CardTitle id="recruiting">Sub-affiliates</CardTitle>
        <CardDescription>
          Affiliates bring in others, and earn a share of what these earn. You pay it on top of
          their own commission.
        </CardDescription>
      </CardHeader>
      <CardContent className="grid gap-4">
        {barrier ? (
          <>
            <p>
              {config.enabled
                ? `On: ${config.percent.toLocaleString("en-US")} % of each recruit's commission.`
                : "Off."}
            </p>
            {barrier}
          </>
        ) : (
          <RecruitingForm action={setRecruiting.bind(null, slug)} config={config} />
        )}
        {config.enabled && !applicationUrl && (
          <Notice variant="warn" title="Nobody can be recruited at the moment">
            Recruits apply on the campaign&apos;s public page, and it has none.
          </Notice>
        )}
      </CardContent>
    </Card>
  );
}

/** Why whoever looks cannot change it, and what they can do about that; null: they can. */
async function barrierFor(slug: string): Promise<ReactNode> {
  const { may, person } = await requireMember(slug);
  const { effectiveTier } = await orgProfile(slug);
  const { plan, role } = setSubAffiliateConfig;
  if (!may(role)) return <p className="text-muted-foreground">Only owners change this.</p>;
  if (plan && !tierAtLeast(effectiveTier, plan)) {
    return (
      <Notice variant="info" title={`This needs the plan ${atLeastWords(plan)}`}>
        Yours is {effectiveTier}.{" "}
        <TextLink className="font-medium text-inherit" href={`/${slug}/settings/billing`}>
          Billing
        </TextLink>{" "}
        says who can change it.
      </Notice>
    );
  }
  if (!person.emailVerifiedAt) {
    return (
      <Notice variant="info" title="Confirm your email address first">
        It promises the company&apos;s money, so it takes an owner whose address is known to be
        theirs.{" "}
        <TextLink className="font-medium text-inherit" href={`/${slug}/settings/profile`}>
          Your profile
        </TextLink>{" "}
        says how.
      </Notice>
    );
  }
  return null;
}
