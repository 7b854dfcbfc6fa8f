import type { CampaignRow } from "@/lib/campaigns/campaigns";
import { earningsWords, termsOf } from "@/lib/campaigns/terms";
import type { Brand } from "@/lib/mail/brand";
import type { Letter } from "@/lib/mail/mail";
import { settings } from "@/lib/settings";
import type { InviteRow } from "./rows";
import { INVITE_DAYS } from "./shape";

/** The company's own mail; its link is nowhere else. */
export function invitation(
  row: InviteRow,
  secret: string,
  { campaign, brand }: { campaign: CampaignRow; brand: Brand },
): Letter {
  const earns = earningsWords(campaign, termsOf(row));
  return {
    orgId: row.orgId,
    to: row.email,
    subject: `${brand.name} invites you to its affiliate program`,
    template: "affiliate_invite",
    paragraphs: [
      row.fullName ? `Hello ${row.fullName},` : "Hello,",
      `${brand.name} invites you to recommend them as an affiliate in ${campaign.name}. You earn ${earns} that comes through your link, and your referral name is ${row.slug}.`,
      ...(campaign.termsUrl ? [`The terms: ${campaign.termsUrl}`] : []),
      `The invitation is for this address. It can be accepted once, within ${INVITE_DAYS} days.`,
    ],
    note: row.noteHtml,
    action: { label: "See the invitation", url: `${settings().url}/a/invites/${secret}` },
    brand,
  };
}
