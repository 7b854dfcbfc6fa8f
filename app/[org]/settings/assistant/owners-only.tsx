import Link from "next/link";
import { Refused } from "@/components/refused";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import type { RefusalBody } from "@/lib/operations/errors";

/** For whoever may not see connections, or when they cannot be shown. */
export function OwnersOnly({ org, error }: { org: string; error: RefusalBody }) {
  const isRole = error.error === "forbidden";
  return (
    <>
      <PageHeader
        title="AI assistant"
        purpose="Connect Claude, Cursor, ChatGPT and others to this organization."
      />
      <Refused
        title={isRole ? "Owners connect assistants" : "The connections cannot be shown now"}
        message={
          isRole
            ? "A connection acts with an owner's rights, so only owners see and make them. Ask an owner of this organization for a connection token."
            : error.message
        }
        requestId={error.requestId}
        action={
          <Button asChild variant="outline">
            <Link href={`/${org}/connect`}>Read the guides</Link>
          </Button>
        }
      />
    </>
  );
}
