"use client";

import Link from "next/link";
import { useState } from "react";
import { InPlaceOfForm } from "@/components/in-place-of-form";
import { LeaveGuard } from "@/components/leave-guard";
import { SecretField } from "@/components/secret-field";
import { PageHeader } from "@/components/shell/page-header";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import { textLinkClasses } from "@/components/ui/text-link";
import type { EmbedToken } from "@/lib/embed/shape";

interface RevealProps {
  back: string;
  fullName: string;
  made: Pick<EmbedToken, "allowedOrigins" | "expiresAt">;
  token: string;
  /** The frame, with the token in it. */
  snippet: string;
}

/** The one time that the value is shown. It is in this component's properties and goes with it. */
export function Reveal({ back, fullName, made, token, snippet }: RevealProps) {
  const [isCopied, setCopied] = useState(false);
  const copied = () => setCopied(true);

  return (
    <InPlaceOfForm>
      <PageHeader
        title={`The frame for ${fullName} is ready`}
        purpose="Put it into a page that they alone can open."
      />
      <div className="grid grid-cols-1 gap-6">
        <Notice variant="warn" title="The token will not be shown again">
          It works until <Time at={made.expiresAt} format="exact" /> on{" "}
          {made.allowedOrigins.replaceAll(",", ", ")}. Whoever has it sees the figures.
        </Notice>
        <Card>
          <CardHeader>
            <CardTitle>The frame</CardTitle>
            <CardDescription>The token is in it.</CardDescription>
          </CardHeader>
          <CardContent>
            <CodeBlock code={snippet} path="HTML" wrap onCopied={copied} />
          </CardContent>
        </Card>
        <SecretField label="Embed token" value={token} copyLabel="Copy token" onCopied={copied} />
        <p className="max-w-prose text-muted-foreground">
          For a portal that many affiliates use, let your server mint a token for whoever is signed
          in there.{" "}
          <a
            href="/docs/reference/embed"
            target="_blank"
            rel="noreferrer"
            className={textLinkClasses}
          >
            The API reference<span className="sr-only"> (opens in a new tab)</span>
          </a>{" "}
          says how.
        </p>
        <div>
          <Button asChild>
            <Link href={back}>Done</Link>
          </Button>
        </div>
      </div>
      <LeaveGuard isNeeded={!isCopied} title="Leave without copying the frame?">
        It cannot be shown again. You would have to end this token and mint another.
      </LeaveGuard>
    </InPlaceOfForm>
  );
}
