"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { counted } from "@/components/counted";

const EVERY_MS = 10_000;

/** Says that there is news, and moves nothing that is being read. */
export function NewerRows({ url, href }: { url: string; href: string }) {
  const { data: count = 0 } = useQuery({
    queryKey: ["newer-rows", url],
    queryFn: async () => {
      const response = await fetch(url, { cache: "no-store" });
      if (!response.ok) throw new Error(`The log answered ${response.status}.`);
      const { total }: { total: number } = await response.json();
      return total;
    },
    refetchInterval: EVERY_MS,
  });

  return (
    <div aria-live="polite">
      {count > 0 && (
        <p className="flex flex-wrap items-center gap-x-2 rounded-md border border-info/25 bg-info-soft px-3 py-2">
          {counted(count, "new row")}
          <Link href={href} className="font-medium underline underline-offset-4">
            Show
          </Link>
        </p>
      )}
    </div>
  );
}
