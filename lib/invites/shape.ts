import { z } from "zod";
import { Email, PersonName } from "@/lib/auth/shape";
import { customCommissionFields } from "@/lib/campaigns/shape";
import { NoteHtml } from "@/lib/mail/shape";
import { Slug } from "@/lib/orgs/shape";
import { pageFields, pageOf } from "@/lib/paging";

export const INVITE_DAYS = 30;
export const MOST_AT_ONCE = 50;

export const INVITE_STATUSES = ["Open", "Accepted", "Expired", "Canceled"] as const;
export const InviteStatus = z.enum(INVITE_STATUSES);
export type InviteStatus = z.infer<typeof InviteStatus>;

export const AffiliateInvite = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  email: z.string(),
  fullName: z.string().optional(),
  slug: z.string().describe("Kept for them while the invitation is open."),
  status: InviteStatus,
  ...customCommissionFields,
  autoApprove: z.boolean(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  acceptedAt: z.iso.datetime().optional(),
  affiliateId: z.uuid().optional().describe("Whom they became."),
});
export type AffiliateInvite = z.infer<typeof AffiliateInvite>;

/** Only the first sends a mail. already_invited: the open invitation stays as it is. already_enrolled: they take part, or wait for an answer. */
export const OUTCOMES = ["invited", "already_invited", "already_enrolled"] as const;

const Result = z.object({
  email: z.string(),
  outcome: z.enum(OUTCOMES),
  slug: z.string(),
  inviteId: z.uuid().optional(),
  affiliateId: z.uuid().optional(),
  expiresAt: z.iso.datetime().optional(),
});
export type InviteResult = z.infer<typeof Result>;

const terms = {
  personalNoteHtml: NoteHtml.optional(),
  autoApprove: z
    .boolean()
    .default(true)
    .describe("Whether who accepts is in at once, or waits for an answer."),
};

export const CreateInviteInput = z.strictObject({
  campaignId: z.uuid().describe("Campaign id."),
  email: Email,
  fullName: PersonName.optional(),
  slug: Slug.optional().describe(
    "Their name on an earlier platform, so that their links go on working.",
  ),
  ...terms,
  ...customCommissionFields,
});
export type CreateInviteInput = z.infer<typeof CreateInviteInput>;
export const SentInvite = Result.extend({ campaignId: z.uuid() });
export type SentInvite = z.infer<typeof SentInvite>;

const Recipient = z.strictObject({
  email: Email,
  slug: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("Their name on an earlier platform; replaced where it cannot be kept."),
  fullName: PersonName.optional(),
});
export type Recipient = z.infer<typeof Recipient>;

/** A line of a pasted list, as `Jane Doe <jane@example.com>, jane`: the address alone will do. */
interface PastedLine {
  /** Counted from 1, with the empty ones. */
  line: number;
  recipient: z.input<typeof Recipient>;
}

export function readPasted(text: string): PastedLine[] {
  return text.split(/\r?\n/).flatMap((written, index) => {
    const cells = written
      .split(/[,;\t]/)
      .map((cell) => cell.trim())
      .filter(Boolean);
    if (cells.length === 0) return [];
    const place = Math.max(
      0,
      cells.findIndex((cell) => cell.includes("@")),
    );
    const [, named = "", bare = cells[place]] = /^(.*?)<([^<>]*)>$/.exec(cells[place] ?? "") ?? [];
    const fullName = [...cells.slice(0, place), named.trim()]
      .map((part) => part.replace(/^"|"$/g, ""))
      .find(Boolean);
    const recipient = { email: bare?.trim() ?? "", fullName, slug: cells[place + 1] };
    return [{ line: index + 1, recipient }];
  });
}

/** The first line without an address, which the list as a whole cannot name. */
export function unreadableLine(lines: readonly PastedLine[]): PastedLine | undefined {
  return lines.find(({ recipient }) => !Recipient.safeParse(recipient).success);
}

export const BulkInviteInput = z
  .strictObject({
    campaignId: z.uuid().describe("Campaign id."),
    recipients: z.array(Recipient).min(1).max(MOST_AT_ONCE).optional(),
    emails: z
      .array(Email)
      .min(1)
      .max(MOST_AT_ONCE)
      .optional()
      .describe("An older form of recipients; give one of the two."),
    ...terms,
  })
  .refine(({ recipients, emails }) => (recipients === undefined) !== (emails === undefined), {
    path: ["recipients"],
    error: "Give 1 to 50 recipients, either here or as emails.",
  });
export type BulkInviteInput = z.infer<typeof BulkInviteInput>;

export const BulkInvite = z.object({
  campaignId: z.uuid(),
  invited: z.number().int(),
  skipped: z.number().int().describe("Invited before, or affiliates of the campaign."),
  results: z.array(Result).describe("One for each address, however often it was given."),
  slugConflicts: z
    .array(
      z.object({
        email: z.string(),
        requestedSlug: z.string(),
        slug: z.string(),
        reason: z.enum(["taken", "has_another", "not_a_slug"]),
      }),
    )
    .describe("These are invited all the same."),
});
export type BulkInvite = z.infer<typeof BulkInvite>;

export const ListInvitesInput = z.strictObject({
  ...pageFields,
  campaignId: z.uuid().optional().describe("Only those to this campaign."),
  status: InviteStatus.optional(),
});
export type ListInvitesInput = z.infer<typeof ListInvitesInput>;
export const InvitePage = pageOf(AffiliateInvite);

export const AffiliateInviteId = z.strictObject({ id: z.uuid().describe("Invitation id.") });

/** What an invited person fills in; who is known has a name. */
export const AcceptInviteInput = z.object({
  link: z.string().min(1),
  fullName: PersonName.optional(),
});
