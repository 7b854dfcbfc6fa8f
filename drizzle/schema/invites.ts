import {
  bigint,
  boolean,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";
import { campaigns } from "./program";

/**
 * An invitation into a campaign, mailed as a link whose secret is kept as a hash. The slug is kept for
 * the person from now on, so that links from an earlier platform work as soon as they accept.
 */
export const affiliateInvites = pgTable(
  "affiliate_invites",
  {
    orgId: uuid().notNull(),
    id: id(),
    campaignId: uuid().notNull(),
    /** Lower case. */
    email: text().notNull(),
    fullName: text(),
    slug: text().notNull(),
    commissionType: text({ enum: ["Percentage", "Fixed"] }),
    commissionValue: bigint({ mode: "number" }),
    autoApprove: boolean().notNull(),
    /** Sanitized. */
    noteHtml: text(),
    hash: text().notNull().unique(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    canceledAt: instant(),
    /** Whom they became. */
    affiliateId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      columns: [t.orgId, t.campaignId],
      foreignColumns: [campaigns.orgId, campaigns.id],
    }),
    unique("affiliate_invites_person").on(t.orgId, t.campaignId, t.email),
    index().on(t.orgId, t.slug),
    index().on(t.orgId, t.createdAt, t.id),
  ],
);
