import type { Metadata } from "next";
import { guideChoice } from "@/app/guide-choice";
import type { SearchParams } from "@/app/search-params";
import { GuideView } from "@/components/guides/guide-view";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { guideFor } from "@/lib/guides/index";
import { mcpEndpoint } from "@/lib/surfaces/endpoint";

interface PublicGuidePageProps {
  params: Promise<{ client: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: PublicGuidePageProps): Promise<Metadata> {
  const guide = guideFor((await params).client);
  return guide ? { title: `Connect ${guide.name}` } : {};
}

/** The same guide as in the dashboard, for whoever reads before signing in. */
export default async function PublicGuidePage({ params, searchParams }: PublicGuidePageProps) {
  const { client } = await params;
  const choice = await guideChoice(client, searchParams);
  const { name, blurb } = choice.guide;
  return (
    <>
      <PageHeader
        above={<Breadcrumb items={[{ label: "MCP server", href: "/docs/mcp" }, { label: name }]} />}
        title={`Connect ${name}`}
        purpose={blurb}
      />
      <GuideView {...choice} endpoint={mcpEndpoint()} path={`/docs/connect/${client}`} />
    </>
  );
}
