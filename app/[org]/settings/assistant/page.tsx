import { Bot } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { mcpEndpoint } from "@/lib/surfaces/endpoint";
import { tryReadPage } from "@/lib/surfaces/page";
import { listTokens } from "@/lib/tokens/operations";
import { setAccess } from "./actions";
import { ResumeAi, StopAi } from "./ai-access";
import { EndpointCard } from "./endpoint-card";
import { OwnersOnly } from "./owners-only";
import { TokenTable } from "./token-table";
import { TokenWarnings } from "./token-warnings";

export const metadata: Metadata = { title: "AI assistant" };

export default async function AssistantPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const result = await tryReadPage(listTokens, org, {});
  if (!result.ok) return <OwnersOnly org={org} error={result.error} />;

  const { items, active, limit, aiStoppedAt } = result.output;
  const ended = items.filter(({ status }) => status === "revoked" || status === "expired");
  const inUse = items.filter((token) => !ended.includes(token));
  const setAccessHere = setAccess.bind(null, org);

  return (
    <>
      <PageHeader
        title="AI assistant"
        purpose={`Connect Claude, Cursor, ChatGPT and others to this organization. ${active} of ${limit} connections in use.`}
        actions={<MintButton org={org} />}
      />
      <div className="grid gap-6">
        {aiStoppedAt && <ResumeAi since={aiStoppedAt} action={setAccessHere} />}
        <TokenWarnings org={org} tokens={items} />
        {inUse.length > 0 ? (
          <TokenTable org={org} tokens={inUse} label="Connections" />
        ) : (
          <EmptyState
            icon={Bot}
            title="No assistant is connected"
            action={
              <Button asChild variant="outline">
                <Link href={`/${org}/connect`}>Read the guides</Link>
              </Button>
            }
          >
            Generate a connection token for each AI client. It works here as far as you allow, and
            every call it makes is in the audit log.
          </EmptyState>
        )}
        <EndpointCard endpoint={mcpEndpoint()} />
        {ended.length > 0 && (
          <details className="group">
            <summary className="w-fit rounded-sm font-medium text-muted-foreground hover:text-foreground">
              {ended.length} revoked or expired
            </summary>
            <div className="mt-3">
              <TokenTable org={org} tokens={ended} label="Revoked and expired connections" />
            </div>
          </details>
        )}
        {!aiStoppedAt && <StopAi active={active} action={setAccessHere} />}
      </div>
    </>
  );
}

function MintButton({ org }: { org: string }) {
  return (
    <Button asChild>
      <Link href={`/${org}/settings/assistant/new`}>Generate connection token</Link>
    </Button>
  );
}
