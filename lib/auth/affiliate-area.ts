import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { affiliateSessions, magicLinks } from "@/drizzle/schema";
import type { AffiliateRow } from "@/lib/affiliates/affiliates";
import {
  type Act,
  acceptOwnInvite,
  mintOwnCoupon,
  refuseIfSuspended,
  setPayoutAddress,
} from "@/lib/area/acts";
import { type OwnPage, personOf, readOwnPage } from "@/lib/area/area";
import { linkAgain } from "@/lib/area/letters";
import type {
  AreaQuery,
  OwnCouponInput,
  OwnInviteInput,
  PayoutAddressInput,
} from "@/lib/area/shape";
import type { Tx } from "@/lib/db/database";
import { lookUp } from "@/lib/db/look-up";
import { refuseBeyond } from "@/lib/operations/admit";
import type { ProgramContext, RequestFacts } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { networkOf } from "@/lib/operations/network";
import { asSystem, type SystemContext, within } from "@/lib/operations/system";
import { DAY } from "@/lib/time/shape";
import { hashSecret, makeSecret } from "@/lib/tokens/secret";
import { localRequest } from "./caller";
import { sessionCookie } from "./sessions";
import { refuseIfTrying } from "./tries";

/** Affiliates have no account: a link in a mail lets one browser into their own area. */

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

/** Mails a link for each program that this address takes part in. Says nothing of whether there is any. */
export async function requestAreaLinks(email: string, request: RequestFacts): Promise<void> {
  const keys = [networkOf(request.ip ?? "unknown"), hashSecret(email)];
  await refuseIfTrying("mail_requested", keys, 10);
  await asSystem(request, async (ctx) => {
    const { rows } = await ctx.db.execute(
      sql`select org_id as "orgId", affiliate_id as "affiliateId" from affiliates_of(${email})`,
    );
    for (const { orgId, affiliateId } of z.array(Opened).parse(rows)) {
      await ctx.enterOrg(orgId);
      const at = within(ctx, orgId);
      const person = await personOf(at, affiliateId);
      if (!person) continue;
      await linkAgain(at, person);
      ctx.record({
        orgId,
        operation: "request_affiliate_link",
        action: "affiliate.link_requested",
        subject: { type: "affiliate", id: affiliateId, label: person.fullName },
        outcome: "ok",
      });
    }
  });
}

/** One use, even when two browsers follow it at once. @returns the value for the cookie. */
export function openMagicLink(link: string, request: RequestFacts): Promise<string> {
  return asSystem(request, async (ctx) => {
    const hash = hashSecret(link);
    const opened = await lookUp(ctx.db, sql`open_magic_link(${hash})`, Opened);
    const used = await ctx.db
      .update(magicLinks)
      .set({ usedAt: ctx.now })
      .where(and(eq(magicLinks.hash, hash), isNull(magicLinks.usedAt)))
      .returning({ hash: magicLinks.hash });
    if (!opened || used.length === 0) return refuse("not_found", SPENT);
    const { orgId, affiliateId } = opened;
    const person = await personOf(within(ctx, orgId), affiliateId);
    if (!person) return refuse("not_found", SPENT);
    const value = await startAreaSession(ctx, opened);
    ctx.record({
      orgId,
      operation: "open_affiliate_area",
      action: "affiliate.signed_in",
      subject: { type: "affiliate", id: affiliateId, label: person.fullName },
      outcome: "ok",
    });
    return value;
  });
}

const SPENT = "This link has been used or has expired. Ask for a new one.";

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
    expiresAt: new Date(now.getTime() + DAYS * DAY),
  });
  return value;
}

/** What the browser with this cookie may see, or null. */
export async function areaOf(
  value: string | undefined,
  query: AreaQuery = {},
): Promise<OwnPage | null> {
  if (!value) return null;
  return asSystem(localRequest(), async (ctx) => {
    const opened = await openSession(ctx.db, value);
    return opened && readOwnPage(within(ctx, opened.orgId), opened.affiliateId, query);
  });
}

export async function leaveArea(value: string): Promise<void> {
  await asSystem(localRequest(), async ({ db }) => {
    if (!(await openSession(db, value))) return;
    await db.delete(affiliateSessions).where(eq(affiliateSessions.hash, hashSecret(value)));
  });
}

/** Something that an affiliate does: the cookie alone says who they are. */
export type OwnAct<I, T> = (
  value: string | undefined,
  input: I,
  request: RequestFacts,
) => Promise<T>;

export const mintOwnCode: OwnAct<OwnCouponInput, { code: string; isNew: boolean }> = act(
  { operation: "mint_own_coupon", action: "affiliate_coupon.generated" },
  mintOwnCoupon,
);

export const joinCampaign: OwnAct<OwnInviteInput, { campaign: string }> = act(
  { operation: "accept_own_invite", action: "affiliate_invite.accepted" },
  acceptOwnInvite,
);

export const changePayoutAddress: OwnAct<PayoutAddressInput, { paypalEmail: string }> = act(
  { operation: "set_own_payout_address", action: "affiliate.payout_address_changed" },
  setPayoutAddress,
);

/** Acts a minute of one affiliate: each is a row in the company's log, and may be a mail. */
const ACT_RATE = 10;

function act<I, T>(
  names: { operation: string; action: string },
  work: (at: ProgramContext, person: AffiliateRow, input: I) => Promise<Act<T>>,
): OwnAct<I, T> {
  return async (value, input, request) =>
    asSystem(request, async (ctx) => {
      const opened = value ? await openSession(ctx.db, value) : null;
      const at = opened && within(ctx, opened.orgId);
      const person = at && (await personOf(at, opened.affiliateId));
      if (!person) {
        return refuse("unauthorized", "You are signed out here. Ask for a new link to your page.");
      }
      refuseBeyond(ACT_RATE, `area:${person.id}`, "Your page", ctx.now);
      await refuseIfSuspended(at);
      const { output, entry } = await work(at, person, input);
      if (entry) {
        ctx.record({
          ...names,
          ...entry,
          orgId: opened.orgId,
          actor: { ...ctx.actor, label: `${person.fullName}, affiliate` },
          input,
          outcome: "ok",
        });
      }
      return output;
    });
}

function openSession(db: Tx, value: string): Promise<Opened | null> {
  return lookUp(db, sql`open_affiliate_session(${hashSecret(value)})`, Opened);
}
