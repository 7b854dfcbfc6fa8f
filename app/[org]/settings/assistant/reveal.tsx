"use client";

import Link from "next/link";
import { useState } from "react";
import { InPlaceOfForm } from "@/components/in-place-of-form";
import { LeaveGuard } from "@/components/leave-guard";
import { SecretField } from "@/components/secret-field";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { textLinkClasses } from "@/components/ui/text-link";
import type { System } from "@/lib/guides/shape";
import { QueryProvider } from "../../query-provider";
import { ConnectKit } from "./connect-kit";
import { LiveCheck } from "./live-check";
import type { Revealed } from "./revealed";

interface RevealProps {
  org: string;
  revealed: Revealed;
  system: System;
  did: "generated" | "rotated";
}

/** The one time that a value is shown. It is in this component's properties and goes with it. */
export function Reveal({ org, revealed, system, did }: RevealProps) {
  const { id, name, token, client } = revealed;
  const [isCopied, setCopied] = useState(false);
  const copied = () => setCopied(true);
  const path = `/${org}/settings/assistant`;

  return (
    <InPlaceOfForm onCopy={copied}>
      <PageHeader
        title={did === "generated" ? `${name} is ready` : `${name} is rotated`}
        purpose={`${did === "rotated" ? "The old value has stopped. " : ""}${NEXT}`}
      />
      <div className="grid gap-6">
        <Notice variant="warn" title="The token will not be shown again">
          Nobody can look it up, and it is gone when you leave or reload this page. If you lose it,
          rotate the token.
        </Notice>
        <SecretField
          label="Connection token"
          value={token}
          copyLabel="Copy token"
          onCopied={copied}
        />
        {client && (
          <Card>
            <CardHeader>
              <CardTitle>Connect {client.name}</CardTitle>
              <CardDescription>
                Endpoint and token are filled in: copy this instead of the token alone. The{" "}
                <a
                  href={`/${org}/connect/${client.key}`}
                  target="_blank"
                  rel="noreferrer"
                  className={textLinkClasses}
                >
                  guide for {client.name}
                  <span className="sr-only"> (opens in a new tab)</span>
                </a>{" "}
                shows each step, such as how to open the file.
              </CardDescription>
            </CardHeader>
            <CardContent>
              <ConnectKit ways={client.ways} system={system} onCopied={copied} />
            </CardContent>
          </Card>
        )}
        <Card>
          <CardHeader>
            <CardTitle>Live check</CardTitle>
            <CardDescription>
              Restart the client once the token is in it. Each step is marked as it happens.
            </CardDescription>
          </CardHeader>
          <CardContent>
            <QueryProvider>
              <LiveCheck
                url={`${path}/${id}/check`}
                callsHref={`/${org}/settings/audit-log?tokenId=${id}`}
              />
            </QueryProvider>
          </CardContent>
        </Card>
        <div className="flex flex-wrap items-center gap-3">
          <Button asChild>
            <Link href={path}>Done</Link>
          </Button>
          <p className="text-muted-foreground">
            The check goes on: you find it again on the token&apos;s own page.
          </p>
        </div>
      </div>
      <LeaveGuard isNeeded={!isCopied} title="Leave without copying the token?">
        It cannot be shown again. You would have to rotate the token to get a new value.
      </LeaveGuard>
    </InPlaceOfForm>
  );
}

const NEXT =
  "Put it into your AI client, restart the client, and watch the live check until it works.";
