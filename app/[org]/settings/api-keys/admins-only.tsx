import Link from "next/link";
import { Refused } from "@/components/refused";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import type { RefusalBody } from "@/lib/surfaces/shape";

/** For whoever may not see keys, or when they cannot be shown. */
export function AdminsOnly({ error }: { error: RefusalBody }) {
  const isRole = error.error === "forbidden";
  return (
    <>
      <PageHeader title="API keys" purpose={PURPOSE} />
      <Refused
        title={isRole ? "Admins and owners make API keys" : "The keys cannot be shown now"}
        message={
          isRole
            ? "A key acts with the rights of whoever made it, so only admins and owners see and make them. Ask one of them for a key."
            : error.message
        }
        requestId={error.requestId}
        action={
          <Button asChild variant="outline">
            <Link href="/docs">Read the API reference</Link>
          </Button>
        }
      />
    </>
  );
}

export const PURPOSE = "For scripts and servers that call the API, and that send it events.";
