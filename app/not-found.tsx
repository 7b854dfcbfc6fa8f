import type { Metadata } from "next";
import Link from "next/link";
import { Problem } from "@/components/problem";
import { Button } from "@/components/ui/button";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFoundPage() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <Problem
        title="Page not found"
        actions={
          <Button asChild>
            <Link href="/">Go to the start</Link>
          </Button>
        }
      >
        <p>
          Nothing is at this address, or it belongs to an organization you are not a member of.
          Check the address for a typing mistake, or ask an owner of that organization to invite
          you.
        </p>
      </Problem>
    </main>
  );
}
