import { sql } from "drizzle-orm";
import { timestamp, uuid } from "drizzle-orm/pg-core";

/** Every id is a uuidv7 made by the application: PostgreSQL 15 has no uuidv7(). */
export const id = () => uuid().notNull();

/** Milliseconds, as JavaScript keeps them, so that a cursor made from a row finds that row again. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: "date" });

export const createdAt = () => instant().notNull().default(sql`now()`);
