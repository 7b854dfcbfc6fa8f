import { Pagination } from "@/components/ui/pagination";
import type { AreaQuery } from "@/lib/area/shape";
import { addressOf } from "../search-params";

interface PagesProps {
  list: keyof AreaQuery;
  query: AreaQuery;
  /** The cursor of the page after this one. */
  next: string | undefined;
}

/** Older and newer pages of one of the lists; the others stay where they are. */
export function Pages({ list, query, next }: PagesProps) {
  const at = (cursor: string | undefined) =>
    `${addressOf("/a", { ...query, [list]: cursor })}#${list}`;
  return <Pagination newest={query[list] && at(undefined)} next={next && at(next)} />;
}
