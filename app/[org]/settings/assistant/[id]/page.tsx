import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { tryReadPage } from "@/lib/surfaces/page";
import { getToken } from "@/lib/tokens/operations";
import { QueryProvider } from "../../../query-provider";
import { adopt, rename, revoke } from "../actions";
import { LiveCheck } from "../live-check";
import { OwnersOnly } from "../owners-only";
import { TokenMenu } from "../token-menu";
import { TokenWarnings } from "../token-warnings";
import { STATUS_WORDS } from "../token-words";
import { TokenFacts } from "./token-facts";

interface TokenPageProps {
  params: Promise<{ org: string; id: string }>;
}

const read = cache(async (org: string, id: string) => {
  const result = await tryReadPage(getToken, org, { id });
  if (!result.ok && result.error.error === "validation_failed") notFound();
  return result;
});

export async function generateMetadata({ params }: TokenPageProps): Promise<Metadata> {
  const { org, id } = await params;
  const result = await read(org, id);
  return { title: result.ok ? result.output.name : "AI assistant" };
}

export default async function TokenPage({ params }: TokenPageProps) {
  const { org, id } = await params;
  const result = await read(org, id);
  if (!result.ok) return <OwnersOnly org={org} error={result.error} />;

  const token = result.output;
  const { word, tone, means } = STATUS_WORDS[token.status];
  const list = `/${org}/settings/assistant`;
  const isOver = token.status === "revoked" || token.status === "expired";
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb items={[{ label: "AI assistant", href: list }, { label: token.name }]} />
        }
        title={token.name}
        purpose={
          <>
            <Badge variant={tone} className="mr-2">
              {word}
            </Badge>
            {means}
          </>
        }
        actions={
          <>
            {!isOver && (
              <Button asChild variant="outline">
                <Link href={`${list}/${id}/rotate`}>Rotate token</Link>
              </Button>
            )}
            <TokenMenu
              org={org}
              token={token}
              rename={rename.bind(null, org)}
              revoke={revoke.bind(null, org)}
              adopt={adopt.bind(null, org)}
            />
          </>
        }
      />
      <div className="grid gap-6">
        <TokenWarnings org={org} tokens={[token]} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <TokenFacts org={org} token={token} />
          {!isOver && (
            <Card>
              <CardHeader>
                <CardTitle>Live check</CardTitle>
                <CardDescription>
                  How far a client has come since the value was made.
                </CardDescription>
              </CardHeader>
              <CardContent>
                <QueryProvider>
                  <LiveCheck
                    url={`${list}/${id}/check`}
                    callsHref={`/${org}/settings/audit-log?tokenId=${id}`}
                    check={token.check}
                  />
                </QueryProvider>
              </CardContent>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}
