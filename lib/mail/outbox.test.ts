import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/lib/db/database";
import { withClient } from "@/lib/db/roles";
import { perform } from "@/lib/operations/perform";
import { auditRows, testOrg } from "@/lib/testing/org";
import { inProgram } from "@/lib/testing/rows";
import { queueMails } from "./mail";
import { getMailState, listMails, retryMail } from "./operations";

type Org = Awaited<ReturnType<typeof testOrg>>;

/** Mails to several people, in the order in which they were written. */
async function mailTo({ orgId }: Org, ...names: string[]) {
  for (const name of names) {
    await inProgram({ orgId }, async ({ db, now }) => {
      const letter = { orgId, to: `${name}@example.com`, subject: `Hello ${name}` };
      await queueMails(db, [{ ...letter, template: "test", paragraphs: ["A secret link."] }], now);
    });
  }
}

/** What the delivery writes down after a try. */
const settle = (id = "", failure: string | null = null) =>
  database().execute(sql`select settle_mail(${id}::uuid, ${failure})`);

/** As a day of tries would have left it. */
const giveUp = (id = "") =>
  withClient(process.env.DATABASE_OWNER_URL ?? "", (client) =>
    client.query(
      `update mails set attempts = 10, failed_at = now(), error = '550 no such mailbox' where id = $1`,
      [id],
    ),
  );

const listed = async (org: Org, input = {}) => (await perform(listMails, org.owner, input)).items;

test("the list says how far each mail came and pages by cursor, without what they say", async () => {
  const org = await testOrg();
  await mailTo(org, "ann", "bob", "cleo");
  const [cleo, bob] = await listed(org);
  await settle(bob?.id);
  await settle(cleo?.id, "550 no such mailbox");
  expect(await listed(org)).toMatchObject([
    {
      recipient: "cleo@example.com",
      subject: "Hello cleo",
      status: "waiting",
      error: "550 no such mailbox",
      nextAttemptAt: expect.any(String),
    },
    { recipient: "bob@example.com", status: "sent", sentAt: expect.any(String) },
    { recipient: "ann@example.com", status: "waiting", attempts: 0 },
  ]);
  expect(await listed(org, { status: "sent" })).toMatchObject([{ id: bob?.id }]);
  expect(await listed(org, { status: "failed" })).toEqual([]);
  const first = await perform(listMails, org.owner, { take: 2 });
  const { nextCursor: cursor } = first;
  expect(await listed(org, { take: 2, cursor })).toMatchObject([{ recipient: "ann@example.com" }]);
  expect(JSON.stringify(first)).not.toMatch(/secret|body/);
  expect(await perform(getMailState, org.owner, {})).toMatchObject({ waiting: 2, failed: 0 });
});

test("a mail that was given up is queued from the beginning, once, and written down", async () => {
  const org = await testOrg();
  await mailTo(org, "ann");
  const [{ id } = { id: "" }] = await listed(org);
  await giveUp(id);
  expect(await perform(getMailState, org.owner, {})).toMatchObject({ waiting: 0, failed: 1 });
  expect(await listed(org, { status: "failed" })).toMatchObject([{ id, attempts: 10 }]);
  for (const _again of [1, 2]) {
    expect(await perform(retryMail, org.owner, { id })).toMatchObject({
      status: "waiting",
      attempts: 0,
      error: "550 no such mailbox",
    });
  }
  const rows = await auditRows(org.owner, { action: "mail.retried" });
  expect(rows.map(({ entityLabel, before, after }) => [entityLabel, before, after])).toEqual([
    ["Hello ann", undefined, undefined],
    [
      "Hello ann",
      { status: "failed" },
      { status: "waiting", recipient: "ann@example.com", template: "test" },
    ],
  ]);
  await settle(id);
  await expect(perform(retryMail, org.owner, { id })).rejects.toMatchObject({ code: "conflict" });
});

test("only admins see and retry mails, and another organization's do not exist", async () => {
  const org = await testOrg();
  const stranger = await testOrg();
  await mailTo(org, "ann");
  const [{ id } = { id: "" }] = await listed(org);
  await giveUp(id);
  const { caller: manager } = await org.member("manager");
  const { caller: admin } = await org.member("admin");
  await expect(perform(listMails, manager, {})).rejects.toMatchObject({ code: "forbidden" });
  await expect(perform(retryMail, manager, { id })).rejects.toMatchObject({ code: "forbidden" });
  expect(await listed(stranger)).toEqual([]);
  await expect(perform(retryMail, stranger.owner, { id })).rejects.toMatchObject({
    code: "not_found",
  });
  const { rows } = await inProgram(stranger, async ({ db }) => {
    return db.execute(sql`select retry_mail(${id}::uuid) as retried`);
  });
  expect(rows).toEqual([{ retried: false }]);
  expect(await perform(retryMail, admin, { id })).toMatchObject({ status: "waiting" });
});
