import Link from "next/link";
import { Button } from "@/components/ui/button";

/** Leads to a form that knows the client already. */
export function MintLink({ org, client }: { org: string; client?: string }) {
  return (
    <Button asChild>
      <Link href={`/${org}/settings/assistant/new${client ? `?client=${client}` : ""}`}>
        Generate connection token
      </Link>
    </Button>
  );
}
