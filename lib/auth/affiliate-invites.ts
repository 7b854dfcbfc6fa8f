import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/lib/db/database";
import {
  acceptInvitation,
  type Invitation,
  readInvitation,
  refuseEnded,
} from "@/lib/invites/accept";
import type { RequestFacts } from "@/lib/operations/context";
import { asSystem } from "@/lib/operations/system";
import { hashSecret } from "@/lib/tokens/secret";
import { startAreaSession } from "./affiliate-area";
import { localRequest } from "./caller";

/** The link of an invitation proves that whoever follows it reads the invited address. */

const Opened = z.object({ orgId: z.uuid(), inviteId: z.uuid() });

/** What a link invites to, or null when it was used, withdrawn or has expired. */
export function readAffiliateInvite(link: string): Promise<Invitation | null> {
  return asSystem(localRequest(), async ({ db, now }) => {
    const opened = await open(db, link);
    return opened && readInvitation({ db, now, org: { id: opened.orgId } }, opened.inviteId);
  });
}

/** @returns the value for the cookie of the affiliate's own area */
export function acceptAffiliateInvite(
  link: string,
  fullName: string | undefined,
  request: RequestFacts,
): Promise<string> {
  return asSystem(request, async (ctx) => {
    const opened = (await open(ctx.db, link)) ?? refuseEnded();
    const { orgId, inviteId } = opened;
    const at = { db: ctx.db, now: ctx.now, org: { id: orgId } };
    const accepted = await acceptInvitation(at, inviteId, fullName);
    const { email, affiliateId, status, slug, campaign } = accepted;
    ctx.record({
      orgId,
      operation: "accept_affiliate_invite",
      action: "affiliate_invite.accepted",
      subject: { type: "affiliate_invite", id: inviteId, label: email },
      outcome: "ok",
      after: { affiliateId, status, slug, campaign, outsideText: { fullName: accepted.fullName } },
    });
    return startAreaSession(ctx, { orgId, affiliateId });
  });
}

async function open(db: Tx, link: string) {
  const { rows } = await db.execute<{ found: unknown }>(
    sql`select open_affiliate_invite(${hashSecret(link)}) as found`,
  );
  return rows[0]?.found ? Opened.parse(rows[0].found) : null;
}
