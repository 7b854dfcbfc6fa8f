import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { RefusalBody } from "@/lib/surfaces/shape";
import { RoleOnly } from "../role-only";

/** For whoever may not see keys, or when they cannot be shown. */
export function AdminsOnly({ error }: { error: RefusalBody }) {
  return (
    <RoleOnly
      title="API keys"
      purpose={PURPOSE}
      error={error}
      role={{
        title: "Admins and owners make API keys",
        message:
          "A key acts with the rights of whoever made it, so only admins and owners see and make them. Ask one of them for a key.",
      }}
      otherwise="The keys cannot be shown now"
      action={
        <Button asChild variant="outline">
          <Link href="/docs">Read the API reference</Link>
        </Button>
      }
    />
  );
}

export const PURPOSE = "For scripts and servers that call the API, and that send it events.";
