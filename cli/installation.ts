import { z } from "zod";
import { eventsSince } from "@/lib/auth/installation-log";
import { migrate } from "@/lib/db/migrate";
import { openDatabase } from "@/lib/db/open";
import { initDatabase } from "@/lib/db/roles";
import { DAY } from "@/lib/time/shape";
import { command } from "./command";

const NO_OPTIONS = z.object({});

export const dbInit = command({
  name: "db init",
  summary: "Make the serving login, or give it a new password, and print DATABASE_URL.",
  options: NO_OPTIONS,
  opensItself: true,
  words: ({ databaseUrl }) => databaseUrl,
  run: async () => {
    const { DATABASE_OWNER_URL: ownerUrl } = process.env;
    if (!ownerUrl) {
      throw new Error(
        "DATABASE_OWNER_URL: missing. Set it to the login that owns the database; the embedded database needs no init.",
      );
    }
    return { databaseUrl: await initDatabase(ownerUrl) };
  },
});

export const dbMigrate = command({
  name: "db migrate",
  summary: "Bring the database to this version's schema and rights, on the owner's login.",
  options: NO_OPTIONS,
  opensItself: true,
  words: () => "The database is on this version's schema.",
  run: async () => {
    const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: servingUrl } = process.env;
    if (ownerUrl) await migrate(ownerUrl);
    else if (servingUrl) {
      throw new Error(
        "DATABASE_OWNER_URL: missing. The serving login of DATABASE_URL may not migrate; set the owner's too.",
      );
    } else await (await openDatabase()).close();
    return { migrated: true };
  },
});

export const log = command({
  name: "log",
  summary:
    "Count the last day's failed sign-ins, unknown credentials and unsigned webhooks by address.",
  options: NO_OPTIONS,
  run: async () => {
    const since = new Date(Date.now() - DAY);
    return { since: since.toISOString(), items: await eventsSince(since) };
  },
});
