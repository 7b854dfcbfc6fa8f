"use client";

import { Problem } from "@/components/problem";
import { Button } from "@/components/ui/button";

/** What an error boundary shows; Next hands it `error` and `retry`. */
export function UnexpectedError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Problem
      title="This page could not be shown"
      reference={digestOf(error)}
      actions={
        <>
          <Button onClick={retry}>Try again</Button>
          <Button asChild variant="outline">
            <a href="/">Go to the start</a>
          </Button>
        </>
      }
    >
      <p>
        Something failed on the server and has been written to its log. Nothing you saved before is
        lost. Try again; if it fails again, give the reference to whoever runs this server.
      </p>
    </Problem>
  );
}

/** The name under which the server logged the error. */
function digestOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}
