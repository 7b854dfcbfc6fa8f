import { z } from "zod";
import type { Reference } from "@/lib/conversions/touch";
import { isSlug } from "@/lib/orgs/shape";

/** An affiliate's slug, as the script keeps it, or the id of a click; undefined: something of somebody else's. */
export function referenceOf(text: string | undefined): Reference | undefined {
  const given = text?.trim().toLowerCase() ?? "";
  if (z.uuid().safeParse(given).success) return { clickId: given };
  return isSlug(given) ? { affiliateSlug: given } : undefined;
}
