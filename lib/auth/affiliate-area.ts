import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { affiliateSessions, magicLinks } from "@/drizzle/schema";
import { readArea } from "@/lib/affiliates/area";
import type { AffiliateArea } from "@/lib/affiliates/shape";
import type { Tx } from "@/lib/db/database";
import type { RequestFacts } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { asSystem, type SystemContext } from "@/lib/operations/system";
import { hashSecret, makeSecret } from "@/lib/tokens/secret";
import { localRequest } from "./caller";
import { sessionCookie } from "./sessions";

/** Affiliates have no account: the link of their welcome mail lets one browser into their own area. */

const DAYS = 90;

export function areaCookie() {
  const { options } = sessionCookie();
  return {
    name: options.secure ? "__Host-rekomi-affiliate" : "rekomi-affiliate",
    options: { ...options, maxAge: DAYS * 86_400 },
  } as const;
}

const Opened = z.object({ orgId: z.uuid(), affiliateId: z.uuid() });
type Opened = z.infer<typeof Opened>;

/** One use, even when two browsers follow it at once. @returns the value for the cookie. */
export function openMagicLink(link: string, request: RequestFacts): Promise<string> {
  return asSystem(request, async (ctx) => {
    const hash = hashSecret(link);
    const opened = await open(ctx.db, sql`select open_magic_link(${hash}) as found`);
    const used = await ctx.db
      .update(magicLinks)
      .set({ usedAt: ctx.now })
      .where(and(eq(magicLinks.hash, hash), isNull(magicLinks.usedAt)))
      .returning({ hash: magicLinks.hash });
    if (!opened || used.length === 0) return refuse("not_found", SPENT);
    const { orgId, affiliateId } = opened;
    const area = await readArea({ db: ctx.db, org: { id: orgId } }, affiliateId);
    if (!area) return refuse("not_found", SPENT);
    const value = await startAreaSession(ctx, opened);
    ctx.record({
      orgId,
      operation: "open_affiliate_area",
      action: "affiliate.signed_in",
      subject: { type: "affiliate", id: affiliateId, label: area.fullName },
      outcome: "ok",
    });
    return value;
  });
}

/** @returns the cookie's value, which is kept nowhere */
export async function startAreaSession(
  { db, now }: Pick<SystemContext, "db" | "now">,
  { orgId, affiliateId }: Opened,
): Promise<string> {
  const value = makeSecret("rk_area_");
  await db.insert(affiliateSessions).values({
    hash: hashSecret(value),
    orgId,
    affiliateId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + DAYS * 86_400_000),
  });
  return value;
}

const SPENT =
  "This link has been used or has expired. Ask the company that runs the program for a new one.";

/** What the browser with this cookie may see, or null. */
export async function areaOf(value: string | undefined): Promise<AffiliateArea | null> {
  if (!value) return null;
  return asSystem(localRequest(), async ({ db }) => {
    const opened = await openSession(db, value);
    return opened && readArea({ db, org: { id: opened.orgId } }, opened.affiliateId);
  });
}

export async function leaveArea(value: string): Promise<void> {
  await asSystem(localRequest(), async ({ db }) => {
    if (!(await openSession(db, value))) return;
    await db.delete(affiliateSessions).where(eq(affiliateSessions.hash, hashSecret(value)));
  });
}

function openSession(db: Tx, value: string): Promise<Opened | null> {
  return open(db, sql`select open_affiliate_session(${hashSecret(value)}) as found`);
}

async function open(db: Tx, query: ReturnType<typeof sql>): Promise<Opened | null> {
  const { rows } = await db.execute<{ found: unknown }>(query);
  return rows[0]?.found ? Opened.parse(rows[0].found) : null;
}
