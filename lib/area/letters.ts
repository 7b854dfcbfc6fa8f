import type { AffiliateRow } from "@/lib/affiliates/affiliates";
import { areaLinks, LINK_WORDS } from "@/lib/affiliates/letters";
import { brandOf } from "@/lib/mail/brand";
import { queueMail } from "@/lib/mail/mail";
import type { ProgramContext } from "@/lib/operations/context";

/** What is mailed to affiliates about their own page. */

export async function linkAgain(at: ProgramContext, row: AffiliateRow): Promise<void> {
  const brand = await brandOf(at);
  const [action] = await areaLinks(at, [row.id]);
  await queueMail(
    at.db,
    {
      orgId: at.org.id,
      to: row.email,
      subject: `Your page in the ${brand.name} affiliate program`,
      template: "affiliate_link",
      paragraphs: [
        `Hello ${row.fullName},`,
        "Somebody, hopefully you, asked for a new link to your affiliate page. If it was not you, do nothing.",
        LINK_WORDS,
      ],
      action,
      brand,
    },
    at.now,
  );
}

export async function payoutAddressChanged(
  at: ProgramContext,
  row: AffiliateRow,
  paypalEmail: string,
): Promise<void> {
  const brand = await brandOf(at);
  await queueMail(
    at.db,
    {
      orgId: at.org.id,
      to: row.email,
      subject: `Your payouts from ${brand.name} go to another address`,
      template: "affiliate_payout_address",
      paragraphs: [
        `Hello ${row.fullName},`,
        `On your affiliate page, the address for payouts was changed to ${paypalEmail}. The next payout goes there.`,
        `If it was not you, write to ${brand.name} at once.`,
      ],
      brand,
    },
    at.now,
  );
}
