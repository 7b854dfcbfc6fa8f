import { and, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { mails } from "@/drizzle/schema";
import type { Context } from "@/lib/operations/context";
import { notFound, refuse } from "@/lib/operations/errors";
import { page, readCursor } from "@/lib/paging";
import { settings } from "@/lib/settings";
import type { ListMailsInput, MailState, MailStatus, QueuedMail } from "./shape";

export async function getMailState({ db, org }: Context): Promise<MailState> {
  const mine = eq(mails.orgId, org.id);
  return {
    waiting: await db.$count(mails, and(mine, hasStatus("waiting"))),
    failed: await db.$count(mails, and(mine, hasStatus("failed"))),
    sendsMail: settings().mail !== null,
  };
}

/** Without what they say: that is between the product and whom it writes to. */
const facts = {
  id: mails.id,
  recipient: mails.recipient,
  subject: mails.subject,
  template: mails.template,
  createdAt: mails.createdAt,
  attempts: mails.attempts,
  nextAttemptAt: mails.nextAttemptAt,
  sentAt: mails.sentAt,
  failedAt: mails.failedAt,
  error: mails.error,
};

export async function listMails({ db, org }: Context, { cursor, take, status }: ListMailsInput) {
  const after = readCursor(cursor);
  const rows = await db
    .select(facts)
    .from(mails)
    .where(
      and(
        eq(mails.orgId, org.id),
        status ? hasStatus(status) : undefined,
        after ? sql`(${mails.createdAt}, ${mails.id}) < (${after.at}, ${after.id})` : undefined,
      ),
    )
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(take + 1);
  return page(rows, take, ({ createdAt, id }) => ({ at: createdAt, id }), present);
}

/** From the beginning, as often as a new one. Retrying a mail that waits changes nothing. */
export async function retryMail(ctx: Context, { id }: { id: string }): Promise<QueuedMail> {
  const before = await find(ctx, id);
  if (before.status === "sent") {
    refuse("conflict", "This mail was sent, and its text is not kept. Nothing is sent again.");
  }
  if (before.status === "waiting") return before;
  await ctx.db.execute(sql`select retry_mail(${id}::uuid)`);
  const after = await find(ctx, id);
  const { recipient, template } = after;
  ctx.changed({ status: before.status }, { status: after.status, recipient, template });
  return after;
}

async function find({ db, org }: Context, id: string): Promise<QueuedMail> {
  const [row] = await db
    .select(facts)
    .from(mails)
    .where(and(eq(mails.orgId, org.id), eq(mails.id, id)));
  if (!row) throw notFound("mail");
  return present(row);
}

function hasStatus(status: MailStatus): SQL | undefined {
  switch (status) {
    case "waiting":
      return and(isNull(mails.sentAt), isNull(mails.failedAt));
    case "sent":
      return isNotNull(mails.sentAt);
    case "failed":
      return and(isNull(mails.sentAt), isNotNull(mails.failedAt));
  }
}

type Row = Pick<typeof mails.$inferSelect, keyof typeof facts>;

function present({ createdAt, nextAttemptAt, sentAt, failedAt, error, ...row }: Row): QueuedMail {
  const status = sentAt ? "sent" : failedAt ? "failed" : "waiting";
  return {
    ...row,
    status,
    createdAt: createdAt.toISOString(),
    nextAttemptAt: status === "waiting" ? nextAttemptAt.toISOString() : undefined,
    sentAt: sentAt?.toISOString(),
    failedAt: failedAt?.toISOString(),
    error: error ?? undefined,
  };
}
