import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { tryReadPage } from "@/lib/surfaces/page";
import { getToken } from "@/lib/tokens/operations";
import { QueryProvider } from "../../../query-provider";
import { rename, revoke } from "../actions";
import { LiveCheck } from "../live-check";
import { OwnersOnly } from "../owners-only";
import { TokenMenu } from "../token-menu";
import { TokenWarnings } from "../token-warnings";
import { STATUS_WORDS } from "../token-words";
import { TokenFacts } from "./token-facts";

export const metadata: Metadata = { title: "Connection" };

export default async function TokenPage({
  params,
}: {
  params: Promise<{ org: string; id: string }>;
}) {
  const { org, id } = await params;
  const result = await tryReadPage(getToken, org, { id });
  if (!result.ok && result.error.error === "validation_failed") notFound();
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
                <CardDescription>How far a client has come with the present value.</CardDescription>
              </CardHeader>
              <CardContent>
                <QueryProvider>
                  <LiveCheck url={`${list}/${id}/check`} check={token.check} />
                </QueryProvider>
              </CardContent>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}
