import { magicLinks } from "@/drizzle/schema";
import { type Brand, brandOf } from "@/lib/mail/brand";
import { type Letter, queueMail, queueMails } from "@/lib/mail/mail";
import type { ProgramContext } from "@/lib/operations/context";
import { listMembers } from "@/lib/orgs/orgs";
import { roleAtLeast } from "@/lib/orgs/shape";
import { settings } from "@/lib/settings";
import { DAY } from "@/lib/time/shape";
import { hashSecret, makeSecret } from "@/lib/tokens/secret";
import type { AffiliateRow } from "./affiliates";

/** What is mailed to affiliates in the company's name, and to the company's people about them. */

const LINK_DAYS = 14;
export const LINK_WORDS = `The link below opens your own page. It works once, within ${LINK_DAYS} days.`;

export async function welcome(at: ProgramContext, row: AffiliateRow): Promise<void> {
  const brand = await brandOf(at);
  await write(at, brand, row.email, {
    subject: `Welcome to the ${brand.name} affiliate program`,
    template: "affiliate_approved",
    paragraphs: [
      `Hello ${row.fullName},`,
      `${brand.name} has approved your application. Your referral name is ${row.slug}: add ?via=${row.slug} to any of their addresses.`,
      LINK_WORDS,
    ],
    action: await areaLink(at, row.id),
  });
}

export async function regret(at: ProgramContext, row: AffiliateRow, reason: string | null) {
  const brand = await brandOf(at);
  await write(at, brand, row.email, {
    subject: `Your application to the ${brand.name} affiliate program`,
    template: "affiliate_rejected",
    paragraphs: [
      `Hello ${row.fullName},`,
      `Thank you for applying. ${brand.name} has decided not to take your application further.`,
      ...(reason ? [`They wrote: ${reason}`] : []),
    ],
  });
}

/** The application waits for somebody of the team. */
export async function received(at: ProgramContext, row: AffiliateRow): Promise<void> {
  const brand = await brandOf(at);
  await write(at, brand, row.email, {
    subject: `${brand.name} has received your application`,
    template: "application_received",
    paragraphs: [
      `Hello ${row.fullName},`,
      `Thank you for applying to the affiliate program of ${brand.name}. Somebody there will look at your application, and you will hear by mail what they decide.`,
      "If you did not apply, do nothing, and tell them so when they write.",
    ],
  });
}

/** Somebody applied with the address of a person who is known: it is they who are told, and nobody else. */
export async function alreadyKnown(
  at: ProgramContext,
  row: AffiliateRow,
  campaign: { name: string; asksToJoin: boolean },
): Promise<void> {
  const brand = await brandOf(at);
  const takesPart = row.status === "Approved" || row.status === "Paused";
  await write(at, brand, row.email, {
    subject: `Your application to the ${brand.name} affiliate program`,
    template: "application_repeated",
    paragraphs: [
      `Hello ${row.fullName},`,
      `Somebody, hopefully you, applied to ${campaign.name} of ${brand.name} with this address.`,
      STANDING[row.status],
      ...(campaign.asksToJoin
        ? [
            `You do not take part in ${campaign.name} yet. ${brand.name} has been told of your wish.`,
          ]
        : []),
      ...(takesPart ? [LINK_WORDS] : []),
    ],
    action: takesPart ? await areaLink(at, row.id) : undefined,
  });
}

const STANDING: Record<AffiliateRow["status"], string> = {
  Pending: "Your earlier application still waits for an answer, and this one adds nothing to it.",
  Approved: "You are an affiliate of theirs already.",
  Paused: "You are an affiliate of theirs already, and paused at the moment.",
  Rejected:
    "They have answered an earlier application of yours. Write to them to be looked at again.",
  Removed: "You have left their program. Write to them to come back.",
};

interface News {
  subject: string;
  template: string;
  paragraphs: string[];
  /** Below the organization's address. */
  path: string;
  label: string;
}

/** Everybody who may answer an application hears of it. */
export async function tellTeam(
  at: ProgramContext,
  { path, label, ...words }: News,
  orgSlug: string,
): Promise<void> {
  const { items } = await listMembers(at);
  const url = `${settings().url}/${orgSlug}${path}`;
  const letters = items
    .filter(({ role }) => roleAtLeast(role, "manager"))
    .map(({ email }) => ({ ...words, orgId: at.org.id, to: email, action: { label, url } }));
  await queueMails(at.db, letters, at.now);
}

async function write(
  at: ProgramContext,
  brand: Brand,
  to: string,
  words: Pick<Letter, "subject" | "template" | "paragraphs" | "action">,
): Promise<void> {
  await queueMail(at.db, { ...words, orgId: at.org.id, to, brand }, at.now);
}

async function areaLink(at: ProgramContext, affiliateId: string): Promise<Letter["action"]> {
  const [link] = await areaLinks(at, [affiliateId]);
  return link;
}

/** Each lets its affiliate in without a password, once; in the order of the ids. */
export async function areaLinks(at: ProgramContext, affiliateIds: readonly string[]) {
  const links = affiliateIds.map((affiliateId) => ({
    affiliateId,
    secret: makeSecret("rk_link_"),
  }));
  if (links.length > 0) {
    await at.db.insert(magicLinks).values(
      links.map(({ affiliateId, secret }) => ({
        hash: hashSecret(secret),
        orgId: at.org.id,
        affiliateId,
        createdAt: at.now,
        expiresAt: new Date(at.now.getTime() + LINK_DAYS * DAY),
      })),
    );
  }
  return links.map(({ secret }) => ({
    label: "Open your affiliate page",
    url: `${settings().url}/a/${secret}`,
  }));
}
