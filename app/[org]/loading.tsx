import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["first", "second", "third", "fourth", "fifth"];

/** The shape that most pages have: a title, a sentence, rows. */
export default function OrgLoadingPage() {
  return (
    <div role="status">
      <span className="sr-only">Loading</span>
      <div className="mb-6 grid gap-2">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="w-72 max-w-full" />
      </div>
      <div className="grid gap-px overflow-hidden rounded-lg border">
        {ROWS.map((row) => (
          <div key={row} className="flex h-11 items-center gap-6 border-b px-3 last:border-0">
            <Skeleton className="w-1/3" />
            <Skeleton className="w-1/5" />
            <Skeleton className="ml-auto w-12" />
          </div>
        ))}
      </div>
    </div>
  );
}
