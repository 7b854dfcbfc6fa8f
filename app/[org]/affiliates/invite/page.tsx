import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { listCampaigns } from "@/lib/campaigns/operations";
import { isPaid, type OrgProfile } from "@/lib/orgs/shape";
import { installation } from "@/lib/surfaces/installation";
import { readPage } from "@/lib/surfaces/page";
import { addressOf, choiceOf, type SearchParams, textOf } from "../../../search-params";
import { orgProfile, requireMember } from "../../member";
import { ROLE_NAMES } from "../../roles";
import { invite, inviteMany } from "./actions";
import { BulkForm } from "./bulk-form";
import { InviteForm } from "./invite-form";

export const metadata: Metadata = { title: "Invite affiliates" };

interface InvitePageProps {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}

export default async function InvitePage({ params, searchParams }: InvitePageProps) {
  const { org: slug } = await params;
  const { may, role } = await requireMember(slug);
  const path = `/${slug}/affiliates`;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[{ label: "Affiliates", href: path }, { label: "Invite affiliates" }]}
          />
        }
        title="Invite affiliates"
        purpose="They get a mail in your name, with a link that lets them in."
      />
      {may("manager") ? (
        <Invite slug={slug} query={await searchParams} isOwner={may("owner")} />
      ) : (
        <Notice variant="info" title="Affiliates are invited by managers">
          Your role is {ROLE_NAMES[role]}. Ask an owner for the role Manager, or ask a manager to
          invite them.
        </Notice>
      )}
    </>
  );
}

interface InviteProps {
  slug: string;
  query: Awaited<SearchParams>;
  isOwner: boolean;
}

async function Invite({ slug, query, isOwner }: InviteProps) {
  const { items } = await readPage(listCampaigns, slug, { status: "Active", take: 200 });
  const profile = await orgProfile(slug);
  const campaign = items.find(({ id }) => id === query.campaign)?.id;
  const mode = choiceOf(["many"], query.mode);
  const here = (changed: Record<string, string | undefined>) =>
    addressOf(`/${slug}/affiliates/invite`, { campaign, ...changed });
  if (items.length === 0) {
    return (
      <EmptyState
        title="There is no campaign to invite anybody to"
        action={
          <Button asChild>
            <Link href={`/${slug}/campaigns/new`}>Create campaign</Link>
          </Button>
        }
      >
        People are invited to a campaign, which says what they earn.
      </EmptyState>
    );
  }
  return (
    <div className="grid grid-cols-1 gap-5">
      <ChoiceLinks
        label="How many"
        choices={[
          { href: here({}), label: "One person", isChosen: !mode },
          { href: here({ mode: "many" }), label: "Many at once", isChosen: mode === "many" },
        ]}
      />
      {!installation().sendsMail && (
        <Notice variant="warn" title="This server sends no mail yet" className="max-w-xl">
          Invitations wait until the operator has set <code>SMTP_URL</code>. Their 30 days begin
          now.
        </Notice>
      )}
      {!mode ? (
        <InviteForm
          action={invite.bind(null, slug)}
          campaigns={items}
          chosen={campaign}
          email={textOf(query.email)}
        />
      ) : isPaid(profile) ? (
        <BulkForm action={inviteMany.bind(null, slug)} campaigns={items} chosen={campaign} />
      ) : (
        <PaidOnly slug={slug} profile={profile} isOwner={isOwner} />
      )}
    </div>
  );
}

interface PaidOnlyProps {
  slug: string;
  profile: OrgProfile;
  isOwner: boolean;
}

function PaidOnly({ slug, profile, isOwner }: PaidOnlyProps) {
  return (
    <Notice
      variant="info"
      title="Inviting many at once takes a paid plan, Starter or higher"
      className="max-w-xl"
      action={
        isOwner && (
          <Button asChild variant="outline" size="sm">
            <Link href={`/${slug}/settings/billing`}>See the plans</Link>
          </Button>
        )
      }
    >
      The plan in force is {profile.effectiveTier}. {!isOwner && "An owner can choose another. "}
      One person at a time can be invited on every plan.
    </Notice>
  );
}
