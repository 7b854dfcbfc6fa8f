import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/lib/db/database";
import { lookUp } from "@/lib/db/look-up";
import {
  acceptInvitation,
  type Invitation,
  readInvitation,
  refuseEnded,
} from "@/lib/invites/accept";
import type { RequestFacts } from "@/lib/operations/context";
import { asSystem, within } from "@/lib/operations/system";
import { hashSecret } from "@/lib/tokens/secret";
import { startAreaSession } from "./affiliate-area";
import { localRequest } from "./caller";

/** The link of an invitation proves that whoever follows it reads the invited address. */

const Opened = z.object({ orgId: z.uuid(), inviteId: z.uuid() });

/** What a link invites to, or null when it was used, withdrawn or has expired. */
export function readAffiliateInvite(link: string): Promise<Invitation | null> {
  return asSystem(localRequest(), async (ctx) => {
    const opened = await open(ctx.db, link);
    return opened && readInvitation(within(ctx, opened.orgId), opened.inviteId);
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
    const accepted = await acceptInvitation(within(ctx, orgId), inviteId, fullName);
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

function open(db: Tx, link: string) {
  return lookUp(db, sql`open_affiliate_invite(${hashSecret(link)})`, Opened);
}
