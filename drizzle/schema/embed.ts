import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";
import { affiliates } from "./program";

/** Lets a company's own site show one affiliate's figures in a frame, for a while. */
export const embedTokens = pgTable(
  "embed_tokens",
  {
    orgId: uuid().notNull(),
    id: id(),
    affiliateId: uuid().notNull(),
    /** SHA-256 of the value. */
    hash: text().notNull().unique(),
    /** Scheme, host and port of the sites that may show it. */
    allowedOrigins: text().array().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      columns: [t.orgId, t.affiliateId],
      foreignColumns: [affiliates.orgId, affiliates.id],
    }),
    index().on(t.orgId, t.affiliateId, t.createdAt),
  ],
);
