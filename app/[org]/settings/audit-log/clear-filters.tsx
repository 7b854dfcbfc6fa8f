import Link from "next/link";
import { Button } from "@/components/ui/button";

export function ClearFilters({ path }: { path: string }) {
  return (
    <Button asChild variant="outline" size="sm">
      <Link href={path}>Clear filters</Link>
    </Button>
  );
}
