import { sql } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import { approveAffiliate } from "@/lib/affiliates/operations";
import { database } from "@/lib/db/database";
import { withClient } from "@/lib/db/roles";
import { perform } from "@/lib/operations/perform";
import { learnTotals, takeUnflushed, withinRate } from "@/lib/operations/rate";
import { settings } from "@/lib/settings";
import { unshare } from "@/lib/shared";
import { testOrg } from "@/lib/testing/org";
import { addAffiliate, inProgram } from "@/lib/testing/rows";
import { freePort } from "../../scripts/free-port.mjs";
import { deliverMails } from "./mails";
import { exchangeRates } from "./rates";
import { sweep } from "./sweep";

afterEach(() => {
  unshare("smtp");
  Object.assign(settings(), { mail: null });
});

/** A real SMTP server that keeps what it gets, or refuses it. */
async function mailServer(answer: (to: string) => Error | null = () => null) {
  const received: { to: string; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _session, done) => done(answer(address)),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        received.push({ to, text: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  Object.assign(settings(), {
    mail: { smtpUrl: `smtp://127.0.0.1:${port}`, from: "Rekomi <rekomi@example.com>" },
  });
  return { received, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

async function mailOf(orgId: string) {
  return inProgram({ orgId }, async (ctx) => {
    const { rows } = await ctx.db.execute(
      sql`select recipient, body, sent_at is not null as sent, error from mails`,
    );
    return rows[0];
  });
}

/** Other tests queue mails too, thousands of them, and a delivery takes the twenty that wait longest. */
const putFirst = (orgId: string) =>
  withClient(process.env.DATABASE_OWNER_URL ?? "", (client) =>
    client.query("update mails set next_attempt_at = '2000-01-01' where org_id = $1", [orgId]),
  );

async function deliverUntil(isDone: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 500 && !(await isDone()); n += 1) await deliverMails();
}

test("a queued mail is delivered once, and its body is gone afterwards", async () => {
  const org = await testOrg("Acme <script>");
  await perform(approveAffiliate, org.owner, {
    id: (await addAffiliate(org, { status: "Pending" })).id,
  });
  await putFirst(org.orgId);
  const { recipient } = (await mailOf(org.orgId))!;
  const smtp = await mailServer();
  await Promise.all([deliverMails(), deliverMails(), deliverMails()]);
  await deliverUntil(async () => (await mailOf(org.orgId))?.sent === true);
  await deliverMails();
  const mine = smtp.received.filter(({ to }) => to === recipient);
  expect(mine).toHaveLength(1);
  expect(mine[0]?.text).toContain("rk_link_");
  expect(mine[0]?.text.split("<html")[1]).toContain("&lt;script&gt;");
  expect(await mailOf(org.orgId)).toMatchObject({ sent: true, body: null });
  await smtp.close();
});

test("a refused mail waits with the reason and keeps its body", async () => {
  const org = await testOrg();
  await perform(approveAffiliate, org.owner, {
    id: (await addAffiliate(org, { status: "Pending" })).id,
  });
  await putFirst(org.orgId);
  const smtp = await mailServer(() => new Error("mailbox full"));
  await deliverUntil(async () => (await mailOf(org.orgId))?.error !== null);
  expect(await mailOf(org.orgId)).toMatchObject({
    sent: false,
    error: expect.stringContaining("mailbox full"),
  });
  await smtp.close();
});

test("without SMTP mails wait", async () => {
  const org = await testOrg();
  await perform(approveAffiliate, org.owner, {
    id: (await addAffiliate(org, { status: "Pending" })).id,
  });
  await deliverMails();
  expect(await mailOf(org.orgId)).toMatchObject({ sent: false, error: null });
});

test("what one instance counted, another learns", async () => {
  const now = new Date();
  const key = `test:${now.getTime()}`;
  for (let n = 0; n < 3; n += 1) withinRate(key, 10, now);
  const mine = takeUnflushed(now).filter((delta) => delta.key === key);
  expect(mine).toMatchObject([{ key, count: 3 }]);
  learnTotals([{ ...mine[0]!, count: 9 }]);
  expect(withinRate(key, 10, now)).toBe(true);
  expect(withinRate(key, 10, now)).toBe(false);
  await exchangeRates();
  const { rows } = await database().execute(sql`select count from rate_counts where key = ${key}`);
  expect(rows).toEqual([{ count: 1 }]);
});

test("sweeping removes what is over and keeps the log", async () => {
  const { orgId } = await testOrg();
  await database().execute(
    sql`insert into used_nonces values ('old', now() - interval '1 hour'), ('young', now() + interval '1 hour')`,
  );
  await sweep();
  const { rows } = await database().execute(
    sql`select nonce from used_nonces where nonce in ('old', 'young')`,
  );
  expect(rows).toEqual([{ nonce: "young" }]);
  const kept = await inProgram({ orgId }, async (ctx) => {
    return (await ctx.db.execute(sql`select count(*)::int as rows from audit_events`)).rows;
  });
  expect(kept).toEqual([{ rows: 1 }]);
});
