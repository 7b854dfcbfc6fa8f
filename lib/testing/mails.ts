import { asc, eq } from "drizzle-orm";
import { mails } from "@/drizzle/schema";
import { readBody } from "@/lib/mail/mail";
import { inProgram } from "./rows";

/** What an organization has mailed, oldest first, as its recipients would read it. */
export async function mailsOf({ orgId }: { orgId: string }, to?: string) {
  const rows = await inProgram({ orgId }, async (ctx) => {
    return ctx.db.select().from(mails).where(eq(mails.orgId, orgId)).orderBy(asc(mails.id));
  });
  return rows
    .filter(({ recipient }) => to === undefined || recipient === to)
    .map(({ recipient, subject, template, body }) => ({
      to: recipient,
      subject,
      template,
      ...readBody(body ?? ""),
    }));
}

/** The secret at the end of a mail's link. */
export function secretIn({ text }: { text: string }): string {
  return /\/(rk_[a-z]+_\S+)/.exec(text)?.[1] ?? "";
}
