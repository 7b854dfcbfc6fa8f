import { sql } from "drizzle-orm";
import { z } from "zod";
import { applyTo, type CampaignOffer, readOffer } from "@/lib/affiliates/apply";
import type { ApplicationInput } from "@/lib/affiliates/shape";
import type { Tx } from "@/lib/db/database";
import { lookUp } from "@/lib/db/look-up";
import type { RequestFacts } from "@/lib/operations/context";
import { notFound } from "@/lib/operations/errors";
import { networkOf } from "@/lib/operations/network";
import { asSystem, within } from "@/lib/operations/system";
import { isSlug } from "@/lib/orgs/shape";
import { hashSecret } from "@/lib/tokens/secret";
import { localRequest } from "./caller";
import { refuseIfTrying } from "./tries";

/** The public page of a campaign: anybody may look, and apply. */

export interface CampaignAddress {
  org: string;
  campaign: string;
}

const Opened = z.object({ orgId: z.uuid(), campaignId: z.uuid() });

/** null: there is no such page, or the campaign is by invitation alone. */
export function readCampaignOffer(address: CampaignAddress): Promise<CampaignOffer | null> {
  return asSystem(localRequest(), async (ctx) => {
    const opened = await open(ctx.db, address);
    return opened && readOffer(within(ctx, opened.orgId), opened.campaignId);
  });
}

/** A quarter of an hour's applications: of one network, and with one address, whose owner is mailed each time. */
const MOST = { network: 20, email: 3 };

/** Answers the same whoever applies: what became of it is in a mail to the given address, and in the log. */
export async function applyToCampaign(
  address: CampaignAddress,
  input: ApplicationInput,
  request: RequestFacts,
): Promise<void> {
  await refuseIfTrying("applied", [networkOf(request.ip ?? "unknown")], MOST.network);
  await refuseIfTrying("applied", [hashSecret(input.email)], MOST.email);
  await asSystem(request, async (ctx) => {
    const opened = await open(ctx.db, address);
    if (!opened) throw notFound("campaign");
    const { orgId, campaignId } = opened;
    const at = within(ctx, orgId);
    const { email, ...outsideText } = input;
    const { affiliateId, fullName, status, isNew } = await applyTo(at, campaignId, input);
    ctx.record({
      orgId,
      operation: "apply_to_campaign",
      action: isNew ? "affiliate.applied" : "affiliate.applied_again",
      subject: { type: "affiliate", id: affiliateId, label: fullName },
      input: { campaignId, email, outsideText },
      outcome: "ok",
      after: { status },
    });
  });
}

async function open(db: Tx, { org, campaign }: CampaignAddress) {
  // Anything can stand in an address, and some of that no database can read.
  if (!isSlug(org) || !isSlug(campaign)) return null;
  return lookUp(db, sql`open_campaign_page(${org}, ${campaign})`, Opened);
}
