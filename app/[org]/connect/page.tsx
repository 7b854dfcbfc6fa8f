import type { Metadata } from "next";
import { GuideCards } from "@/components/guides/guide-cards";
import { PageHeader } from "@/components/shell/page-header";
import { TextLink } from "@/components/ui/text-link";
import { mcpEndpoint } from "@/lib/surfaces/endpoint";
import { requireMember } from "../member";
import { EndpointCard } from "../settings/assistant/endpoint-card";
import { MintLink } from "./mint-link";

export const metadata: Metadata = { title: "Guides" };

export default async function GuidesPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const { may } = await requireMember(org);
  return (
    <>
      <PageHeader
        title="Guides"
        purpose="How to connect each AI client: two values, a few steps, and what to do if it does not work."
        actions={may("owner") && <MintLink org={org} />}
      />
      <div className="grid gap-6">
        <EndpointCard endpoint={mcpEndpoint()} />
        <GuideCards path={`/${org}/connect`} />
        <p className="max-w-prose text-muted-foreground">
          Any other client that speaks MCP over HTTP works as well: give it the endpoint, and the
          token as <code className="font-mono text-xs">Authorization: Bearer</code>. What an
          assistant can and cannot do, and what protects you, is in the{" "}
          <TextLink href="/docs/mcp">documentation of the MCP server</TextLink>.
        </p>
      </div>
    </>
  );
}
