import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { getAffiliate } from "@/lib/affiliates/operations";
import { AffiliateId } from "@/lib/affiliates/shape";
import { mintEmbedToken } from "@/lib/embed/operations";
import { atLeastWords, tierAtLeast } from "@/lib/orgs/shape";
import { readPage } from "@/lib/surfaces/page";
import { orgProfile, requireMember } from "../../../member";
import { mint } from "./actions";
import { MintFlow } from "./mint-flow";

export const metadata: Metadata = { title: "Mint embed token" };

interface EmbedPageProps {
  params: Promise<{ org: string; id: string }>;
}

export default async function EmbedPage({ params }: EmbedPageProps) {
  const { org: slug, id } = await params;
  if (!AffiliateId.safeParse({ id }).success) notFound();
  const { fullName } = await readPage(getAffiliate, slug, { id });
  return (
    <MintFlow
      list={`/${slug}/affiliates`}
      affiliate={{ id, fullName }}
      action={mint.bind(null, slug)}
      once={randomUUID()}
      barrier={await barrierFor(slug)}
    />
  );
}

/** What stands in place of the form for whoever may not mint; null: they may. */
async function barrierFor(slug: string) {
  const { may } = await requireMember(slug);
  const { effectiveTier } = await orgProfile(slug);
  const { plan, role } = mintEmbedToken;
  if (!may(role)) {
    return (
      <Notice variant="info" title="Admins and owners mint embed tokens">
        A token shows somebody&apos;s figures to whoever has it. Ask one of them for it.
      </Notice>
    );
  }
  if (!plan || tierAtLeast(effectiveTier, plan)) return null;
  return (
    <Notice
      variant="info"
      title={`This needs the plan ${atLeastWords(plan)}`}
      action={
        may("owner") && (
          <Button asChild variant="outline" size="sm">
            <Link href={`/${slug}/settings/billing`}>Plan and billing</Link>
          </Button>
        )
      }
    >
      Yours is {effectiveTier}. An owner can change it, or find out who can, under Settings,
      Billing.
    </Notice>
  );
}
