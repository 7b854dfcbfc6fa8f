"use client";

import Link from "next/link";
import { useState } from "react";
import { InPlaceOfForm } from "@/components/in-place-of-form";
import { LeaveGuard } from "@/components/leave-guard";
import { SecretField } from "@/components/secret-field";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import { textLinkClasses } from "@/components/ui/text-link";
import type { RevealedKey } from "@/lib/api-keys/shape";
import { keyExample, signedExample } from "@/lib/docs/scripts";

interface RevealProps {
  org: string;
  origin: string;
  revealed: RevealedKey;
  did: "created" | "rotated";
}

/** The one time that both values are shown. They are in this component's properties and go with it. */
export function Reveal({ org, origin, revealed, did }: RevealProps) {
  const { name, key, signingSecret, scope } = revealed;
  const [copied, setCopied] = useState({ key: false, secret: false });
  const copiedKey = () => setCopied((before) => ({ ...before, key: true }));
  const copiedSecret = () => setCopied((before) => ({ ...before, secret: true }));

  return (
    <InPlaceOfForm>
      <PageHeader
        title={`${name} is ${did === "created" ? "ready" : "rotated"}`}
        purpose={`${did === "rotated" ? "Both old values have stopped. " : ""}Put both values where your script reads its secrets, not into its source.`}
      />
      <div className="grid grid-cols-1 gap-6">
        <Notice variant="warn" title="Neither value will be shown again">
          Nobody can look them up, and they are gone when you leave or reload this page. If you lose
          one, rotate the key: that replaces both.
        </Notice>
        <SecretField label="API key" value={key} copyLabel="Copy key" onCopied={copiedKey} />
        <SecretField
          label="Signing secret"
          value={signingSecret}
          copyLabel="Copy secret"
          onCopied={copiedSecret}
        />
        <Card>
          <CardHeader>
            <CardTitle>Try the key</CardTitle>
            <CardDescription>
              Reads this organization&apos;s profile. <ReferenceLink /> has every other call.
            </CardDescription>
          </CardHeader>
          <CardContent>
            <CodeBlock
              code={keyExample({ origin, key })}
              path="Terminal"
              wrap
              onCopied={copiedKey}
            />
          </CardContent>
        </Card>
        {scope === "read_write" ? (
          <Card>
            <CardHeader>
              <CardTitle>Send an event from your server</CardTitle>
              <CardDescription>
                The signing secret proves that an event is yours. It signs the time and the body,
                and is never sent.
              </CardDescription>
            </CardHeader>
            <CardContent>
              <CodeBlock
                code={signedExample({
                  origin,
                  key: JSON.stringify(key),
                  signingSecret: JSON.stringify(signingSecret),
                })}
                path="event.mjs"
                onCopied={() => setCopied({ key: true, secret: true })}
              />
            </CardContent>
          </Card>
        ) : (
          <p className="max-w-prose text-muted-foreground">
            The signing secret signs events from your server. Events change things, so they take a
            key that may read and write; this one may only read.
          </p>
        )}
        <div>
          <Button asChild>
            <Link href={`/${org}/settings/api-keys`}>Done</Link>
          </Button>
        </div>
      </div>
      <LeaveGuard isNeeded={!copied.key || !copied.secret} title={leaveWords(copied)}>
        What you did not copy cannot be shown again. You would have to rotate the key to get new
        values.
      </LeaveGuard>
    </InPlaceOfForm>
  );
}

function leaveWords({ key, secret }: { key: boolean; secret: boolean }): string {
  if (key) return "Leave without copying the signing secret?";
  return secret ? "Leave without copying the key?" : "Leave without copying either value?";
}

function ReferenceLink() {
  return (
    <a href="/docs" target="_blank" rel="noreferrer" className={textLinkClasses}>
      The API reference<span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}
