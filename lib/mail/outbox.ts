import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { mails } from "@/drizzle/schema";
import type { Context } from "@/lib/operations/context";
import { settings } from "@/lib/settings";
import type { MailState } from "./shape";

export async function getMailState({ db, org }: Context): Promise<MailState> {
  const mine = eq(mails.orgId, org.id);
  return {
    waiting: await db.$count(mails, and(mine, isNull(mails.sentAt), isNull(mails.failedAt))),
    failed: await db.$count(mails, and(mine, isNotNull(mails.failedAt))),
    sendsMail: settings().mail !== null,
  };
}
