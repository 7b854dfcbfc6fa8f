import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { affiliates, enrollments, magicLinks, mails } from "@/drizzle/schema";
import { mintApiKey } from "@/lib/api-keys/operations";
import { bearerCaller, localRequest, operatorCaller } from "@/lib/auth/caller";
import { readBody } from "@/lib/mail/mail";
import { perform } from "@/lib/operations/perform";
import { setPlan } from "@/lib/orgs/operations";
import { auditRows } from "@/lib/testing/org";
import { testSales } from "@/lib/testing/sales";
import { importAffiliates } from "./operations";

type Row = Record<string, unknown>;

async function program() {
  const sales = await testSales();
  const { owner, campaignId, orgId, at } = sales;
  return {
    ...sales,
    run: (rows: Row[], more: Row = {}) =>
      perform(importAffiliates, owner, { campaignId, affiliates: rows, ...more }),
    /** Those whom the imports brought. */
    people: async () => {
      const found = await at(({ db }) =>
        db.select().from(affiliates).where(eq(affiliates.orgId, orgId)).orderBy(affiliates.id),
      );
      return found.filter(({ importJobId }) => importJobId !== null);
    },
    members: (id: string) =>
      at(({ db }) => db.select().from(enrollments).where(eq(enrollments.affiliateId, id))),
    mails: () => at(({ db }) => db.select().from(mails).where(eq(mails.orgId, orgId))),
  };
}

test("a list comes in approved, with the names and links that people had", async () => {
  const { run, people, owner } = await program();
  const result = await run([
    { email: "Ann@Example.com", fullName: "Ann Lee", slug: "ann", paypalEmail: "pay@example.com" },
    { email: "ben.ray@example.com" },
  ]);
  expect(result).toEqual({
    jobId: expect.any(String),
    imported: 2,
    skipped: 0,
    errored: 0,
    reasons: [],
  });
  expect(await people()).toMatchObject([
    {
      email: "ann@example.com",
      fullName: "Ann Lee",
      slug: "ann",
      status: "Approved",
      paypalEmail: "pay@example.com",
      importJobId: result.jobId,
    },
    { email: "ben.ray@example.com", fullName: "ben.ray", status: "Approved" },
  ]);
  const [event] = await auditRows(owner, { action: "import.affiliates_imported" });
  expect(event).toMatchObject({ entityId: result.jobId, after: { imported: 2, notified: false } });
});

test("somebody comes in once, however often they are listed and by how many calls", async () => {
  const { run, people } = await program();
  const rows = Array.from({ length: 300 }, (_, n) => ({
    email: `p${n}@example.com`,
    slug: `p-${n}`,
  }));
  const results = await Promise.all([
    run([...rows, { email: "P7@example.com" }]),
    run(rows),
    run(rows),
  ]);
  expect(results.reduce((sum, { imported }) => sum + imported, 0)).toBe(300);
  expect(await people()).toHaveLength(300);
  const again = await run([{ email: "p1@example.com" }, { email: "p1@example.com", slug: "new" }]);
  expect(again).toMatchObject({
    imported: 0,
    skipped: 2,
    reasons: [{ outcome: "skipped", reason: "They are in this campaign already.", count: 2 }],
  });
});

test("only the statuses that are asked for come in, in our words", async () => {
  const { run, people } = await program();
  const rows = ["Active", "pending", "paused", "Disabled", "Removed", "vip"].map((status, n) => ({
    email: `p${n}@example.com`,
    status,
  }));
  expect(await run(rows)).toMatchObject({
    imported: 2,
    skipped: 4,
    reasons: expect.arrayContaining([
      expect.objectContaining({
        outcome: "skipped",
        rows: [6],
        reason: expect.stringContaining("vip"),
      }),
    ]),
  });
  expect(
    await run(rows, { includeStatuses: ["paused", "disabled", "Removed", "VIP"] }),
  ).toMatchObject({
    imported: 4,
    skipped: 2,
  });
  expect((await people()).map(({ status }) => status)).toEqual([
    "Approved",
    "Pending",
    "Paused",
    "Paused",
    "Removed",
    // What nobody knows is for the team to decide.
    "Pending",
  ]);
});

test("a slug that is taken, or that no link can hold, is replaced and said to be", async () => {
  const { run, people, affiliate } = await program();
  const result = await run([
    { email: "a@example.com", slug: affiliate.slug },
    { email: "b@example.com", slug: "JOE" },
    { email: "c@example.com", slug: "joe" },
    { email: "d@example.com", slug: "Jane_Doe" },
  ]);
  const slugs = (await people()).map(({ slug }) => slug);
  expect(result).toMatchObject({
    imported: 4,
    reasons: [
      {
        outcome: "changed",
        rows: [1],
        reason: `The slug ${affiliate.slug} was taken: theirs is ${slugs[0]}.`,
      },
      { outcome: "changed", rows: [3], reason: `The slug joe was taken: theirs is ${slugs[2]}.` },
      {
        outcome: "changed",
        rows: [4],
        reason: `jane_doe cannot be a slug here: theirs is ${slugs[3]}.`,
      },
    ],
  });
  expect(slugs[1]).toBe("joe");
  expect(new Set(slugs).size).toBe(4);
});

test("who is an affiliate already joins the campaign as they are", async () => {
  const { run, addCampaign, affiliate, members, people, addPartner } = await program();
  const removed = await addPartner({ status: "Removed" });
  const other = { campaignId: await addCampaign() };
  const result = await run(
    [
      { email: affiliate.email, slug: "another", fullName: "Somebody Else" },
      { email: removed.email },
    ],
    other,
  );
  expect(result).toMatchObject({
    imported: 1,
    errored: 1,
    reasons: [
      { outcome: "errored", rows: [2], reason: expect.stringContaining("removed") },
      { outcome: "changed", rows: [1], reason: expect.stringContaining(affiliate.slug) },
    ],
  });
  expect(await people()).toEqual([]);
  expect(await members(affiliate.id)).toMatchObject([{}, { ...other, importJobId: result.jobId }]);
});

test("those who came in approved get a link to their own page, with a clean note", async () => {
  const { run, mails, at, orgId } = await program();
  await run(
    [
      { email: "ann@example.com", slug: "ann" },
      { email: "bob@example.com", status: "pending" },
    ],
    { notifyAffiliates: true, notificationMessageHtml: "<p>Hi <b>you</b><script>x()</script></p>" },
  );
  const [letter, ...others] = await mails();
  expect(others).toEqual([]);
  expect(letter).toMatchObject({ recipient: "ann@example.com", template: "affiliate_imported" });
  const { html, text } = readBody(letter?.body ?? "");
  expect(html).toContain("<p>Hi <b>you</b></p>");
  expect(text).toMatch(/\?via=ann[\s\S]*Hi you[\s\S]*\/a\/rk_link_/);
  const links = await at(({ db }) =>
    db.select().from(magicLinks).where(eq(magicLinks.orgId, orgId)),
  );
  expect(links).toHaveLength(1);
});

test("mailing them takes a paid plan from Growth on, on every surface; importing does not", async () => {
  const { run, slug, people } = await program();
  const rows = [{ email: "ann@example.com" }];
  const operator = operatorCaller(slug);
  await perform(setPlan, operator, { tier: "Growth", status: "Trialing" });
  await expect(run(rows, { notifyAffiliates: true })).rejects.toMatchObject({
    code: "paid_plan_required",
  });
  await perform(setPlan, operator, { tier: "Starter" });
  await expect(run(rows, { notifyAffiliates: true })).rejects.toMatchObject({
    code: "plan_tier_required",
    details: { required: "Growth", current: "Starter" },
  });
  expect(await people()).toEqual([]);
  await perform(setPlan, operator, { tier: "Free" });
  expect(await run(rows)).toMatchObject({ imported: 1 });
});

test("no more come in than the plan holds, and then none of them", async () => {
  const { run, slug, people } = await program();
  await perform(setPlan, operatorCaller(slug), { tier: "Free" });
  const rows = Array.from({ length: 50 }, (_, n) => ({ email: `p${n}@example.com` }));
  await expect(run(rows)).rejects.toMatchObject({ code: "plan_tier_required" });
  expect(await people()).toEqual([]);
  expect(await run(rows.slice(0, 49))).toMatchObject({ imported: 49 });
});

test("a direct key needs Starter or the trial", async () => {
  const { owner, slug, campaignId } = await program();
  const { key } = await perform(mintApiKey, owner, { name: "Script", scope: "read_write" });
  const script = bearerCaller(`Bearer ${key}`, localRequest(), "direct");
  const input = { campaignId, affiliates: [{ email: "ann@example.com" }] };
  await perform(setPlan, operatorCaller(slug), { tier: "Free" });
  await expect(perform(importAffiliates, script, input)).rejects.toMatchObject({
    code: "plan_tier_required",
    details: { required: "Starter" },
  });
  await perform(setPlan, operatorCaller(slug), { tier: "Starter" });
  expect(await perform(importAffiliates, script, input)).toMatchObject({ imported: 1 });
});

test.each([
  ["affiliates.0.email", [{ email: "ann" }]],
  ["affiliates.0.email", [{ fullName: "Ann" }]],
  [
    "affiliates.1.paypalEmail",
    [{ email: "a@example.com" }, { email: "b@example.com", paypalEmail: "x" }],
  ],
  ["affiliates.0.name", [{ email: "a@example.com", name: "Ann" }]],
  ["affiliates", []],
  ["affiliates", Array.from({ length: 1_001 }, () => ({ email: "a@example.com" }))],
])("%s is named when it is wrong", async (field, rows) => {
  const { run } = await program();
  await expect(run(rows)).rejects.toMatchObject({ code: "validation_failed", details: { field } });
});
