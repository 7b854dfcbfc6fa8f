import { sql } from "drizzle-orm";
import { conversions } from "@/drizzle/schema";

/** What was refunded as a whole, or denied, counts in no figure. */
export const stands = sql`${conversions.status} not in ('Refunded', 'Denied')`;
