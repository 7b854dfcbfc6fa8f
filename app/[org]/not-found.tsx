import type { Metadata } from "next";
import Link from "next/link";
import { Problem } from "@/components/problem";
import { Button } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

export default function OrgNotFoundPage() {
  return (
    <Problem
      title="Not found in this organization"
      actions={
        <Button asChild variant="outline">
          <Link href="/">Go to the overview</Link>
        </Button>
      }
    >
      <p>
        Nothing is at this address, or it has been removed. Check it for a typing mistake, or find
        what you look for through the navigation.
      </p>
    </Problem>
  );
}
