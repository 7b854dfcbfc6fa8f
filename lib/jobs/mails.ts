import { sql } from "drizzle-orm";
import { createTransport, type Transporter } from "nodemailer";
import { database } from "@/lib/db/database";
import { log } from "@/lib/log";
import { readBody } from "@/lib/mail/mail";
import { settings } from "@/lib/settings";
import { shared } from "@/lib/shared";

/**
 * Sends what waits, over SMTP. A mail is leased before it is sent and settled afterwards: a crash between
 * the two may send it twice, never lose it. Without SMTP mails wait, and the pages say so.
 */
export async function deliverMails(): Promise<void> {
  const { mail } = settings();
  if (!mail) return;
  const transport = shared<Transporter>("smtp", () => createTransport(mail.smtpUrl));
  const { rows } = await database().execute<{
    id: string;
    recipient: string;
    subject: string;
    body: string;
  }>(sql`select id, recipient, subject, body from claim_mails(20)`);
  for (const { id, recipient, subject, body } of rows) {
    try {
      await transport.sendMail({ from: mail.from, to: recipient, subject, ...readBody(body) });
      await database().execute(sql`select settle_mail(${id}, null)`);
    } catch (error) {
      log.warn({ err: error, mail: id }, "mail not delivered");
      const reason = error instanceof Error ? error.message : "unknown";
      await database().execute(sql`select settle_mail(${id}, ${reason})`);
    }
  }
}
