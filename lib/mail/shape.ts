import { z } from "zod";

export const MailState = z.object({
  waiting: z.number().int().describe("Mails of this organization that are not sent yet."),
  failed: z.number().int().describe("Mails that were given up after a day of tries."),
  sendsMail: z.boolean().describe("Whether mail delivery is set up on this server."),
});
export type MailState = z.infer<typeof MailState>;
