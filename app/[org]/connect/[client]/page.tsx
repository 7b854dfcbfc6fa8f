import type { Metadata } from "next";
import { guideChoice } from "@/app/guide-choice";
import type { SearchParams } from "@/app/search-params";
import { GuideView } from "@/components/guides/guide-view";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { guideFor } from "@/lib/guides/index";
import { mcpEndpoint } from "@/lib/surfaces/endpoint";
import { requireMember } from "../../member";
import { MintLink } from "../mint-link";

interface GuidePageProps {
  params: Promise<{ org: string; client: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: GuidePageProps): Promise<Metadata> {
  const guide = guideFor((await params).client);
  return guide ? { title: `Connect ${guide.name}` } : {};
}

export default async function GuidePage({ params, searchParams }: GuidePageProps) {
  const { org, client } = await params;
  const { may } = await requireMember(org);
  const choice = await guideChoice(client, searchParams);
  const { name, blurb } = choice.guide;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb items={[{ label: "Guides", href: `/${org}/connect` }, { label: name }]} />
        }
        title={`Connect ${name}`}
        purpose={blurb}
        actions={may("owner") && <MintLink org={org} client={client} />}
      />
      <GuideView {...choice} endpoint={mcpEndpoint()} path={`/${org}/connect/${client}`} />
    </>
  );
}
