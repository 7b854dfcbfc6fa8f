import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { RefusalBody } from "@/lib/surfaces/shape";
import { RoleOnly } from "../role-only";

/** For whoever may not see connections, or when they cannot be shown. */
export function OwnersOnly({ org, error }: { org: string; error: RefusalBody }) {
  return (
    <RoleOnly
      title="AI assistant"
      purpose="Connect Claude, Cursor, ChatGPT and others to this organization."
      error={error}
      role={{
        title: "Owners connect assistants",
        message:
          "A connection acts with an owner's rights, so only owners see and make them. Ask an owner of this organization for a connection token.",
      }}
      otherwise="The connections cannot be shown now"
      action={
        <Button asChild variant="outline">
          <Link href={`/${org}/connect`}>Read the guides</Link>
        </Button>
      }
    />
  );
}
