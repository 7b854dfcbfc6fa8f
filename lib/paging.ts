import { z } from "zod";
import { refuse } from "@/lib/operations/errors";
import { FIRST_MOMENT, LAST_MOMENT } from "@/lib/time/shape";

/** Fields of every cursor-paged list. */
export const pageFields = {
  cursor: z.string().max(200).optional().describe("nextCursor of the page before."),
  take: z.number().int().min(1).max(200).default(50).describe("Rows per page."),
};

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().optional().describe("Left out on the last page."),
    hasMore: z.boolean(),
  });
}

/** A place in a list ordered by time and id: both are in the index, so depth costs nothing. */
export interface Place {
  at: Date;
  id: string;
}

const PlaceText = z.tuple([z.coerce.number().int().min(FIRST_MOMENT).max(LAST_MOMENT), z.uuid()]);

export function writeCursor({ at, id }: Place): string {
  return Buffer.from(`${at.getTime()}~${id}`).toString("base64url");
}

export function readCursor(cursor: string | undefined): Place | null {
  if (!cursor) return null;
  const parsed = PlaceText.safeParse(Buffer.from(cursor, "base64url").toString().split("~"));
  if (!parsed.success) {
    return refuse(
      "validation_failed",
      "cursor: Pass the nextCursor of the page before, unchanged.",
      {
        field: "cursor",
      },
    );
  }
  return { at: new Date(parsed.data[0]), id: parsed.data[1] };
}

/** One row more than asked for tells whether there is another page. */
export function page<Row, Item>(
  rows: readonly Row[],
  take: number,
  placeOf: (row: Row) => Place,
  present: (row: Row) => Item,
): { items: Item[]; nextCursor?: string; hasMore: boolean } {
  const items = rows.slice(0, take);
  const last = items.at(-1);
  const hasMore = rows.length > take;
  return {
    items: items.map(present),
    nextCursor: hasMore && last ? writeCursor(placeOf(last)) : undefined,
    hasMore,
  };
}
