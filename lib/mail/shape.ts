import { z } from "zod";
import { pageFields, pageOf } from "@/lib/paging";
import { MAY_HOLD_OUTSIDE_WORDS } from "@/lib/text/shape";

const NOTE_LIMIT = 10_000;

/** What comes in; `cleanNote` decides what goes out. */
export const NoteHtml = z
  .string()
  .max(NOTE_LIMIT)
  .describe("HTML; p, br, b, strong, i, em, u, ul, ol, li and https: or mailto: links are kept.");

/** What somebody typed into a plain field, as a note: an empty line begins a paragraph. */
export function noteFromText(text: string): string {
  return text
    .trim()
    .split(/\r?\n\s*\n/)
    .map((paragraph) => `<p>${escapeHtml(paragraph.trim()).replace(/\r?\n/g, "<br>")}</p>`)
    .join("");
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" } as const;

export function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (sign) => Object.entries(ENTITIES).find(([key]) => key === sign)?.[1] ?? sign,
  );
}

/** The way back, for HTML that a serializer has written. */
export function unescapeHtml(html: string): string {
  return Object.entries(ENTITIES)
    .toReversed()
    .reduce((text, [sign, entity]) => text.replaceAll(entity, sign), html);
}

export const MailState = z.object({
  waiting: z.number().int().describe("Mails of this organization that are not sent yet."),
  failed: z.number().int().describe("Mails that were given up after ten tries."),
  sendsMail: z.boolean().describe("Whether mail delivery is set up on this server."),
});
export type MailState = z.infer<typeof MailState>;

export const MAIL_STATUSES = ["waiting", "sent", "failed"] as const;
export const MailStatus = z.enum(MAIL_STATUSES);
export type MailStatus = z.infer<typeof MailStatus>;

export const QueuedMail = z.object({
  id: z.uuid(),
  recipient: z.string(),
  subject: z.string().describe(MAY_HOLD_OUTSIDE_WORDS),
  template: z.string().describe("Its kind: affiliate_approved."),
  status: MailStatus,
  createdAt: z.iso.datetime(),
  attempts: z.number().int(),
  nextAttemptAt: z.iso.datetime().optional().describe("While it waits: no try before then."),
  sentAt: z.iso.datetime().optional(),
  failedAt: z.iso.datetime().optional(),
  error: z.string().optional().describe("What the mail server said last."),
});
export type QueuedMail = z.infer<typeof QueuedMail>;

export const ListMailsInput = z.strictObject({ ...pageFields, status: MailStatus.optional() });
export type ListMailsInput = z.infer<typeof ListMailsInput>;
export const MailPage = pageOf(QueuedMail);

export const MailId = z.strictObject({ id: z.uuid().describe("Mail id.") });
