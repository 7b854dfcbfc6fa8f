import { z } from "zod";

export const NOTE_LIMIT = 10_000;

/** What comes in; `cleanNote` decides what goes out. */
export const NoteHtml = z
  .string()
  .max(NOTE_LIMIT)
  .describe("HTML; p, br, b, strong, i, em, u, ul, ol, li and https: or mailto: links are kept.");

export const MailState = z.object({
  waiting: z.number().int().describe("Mails of this organization that are not sent yet."),
  failed: z.number().int().describe("Mails that were given up after a day of tries."),
  sendsMail: z.boolean().describe("Whether mail delivery is set up on this server."),
});
export type MailState = z.infer<typeof MailState>;
