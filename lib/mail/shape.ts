import { z } from "zod";

export const NOTE_LIMIT = 10_000;

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
  failed: z.number().int().describe("Mails that were given up after a day of tries."),
  sendsMail: z.boolean().describe("Whether mail delivery is set up on this server."),
});
export type MailState = z.infer<typeof MailState>;
