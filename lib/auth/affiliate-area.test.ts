import { eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { affiliates, magicLinks } from "@/drizzle/schema";
import type { AffiliateStatus } from "@/lib/affiliates/shape";
import { mailsOf, secretIn } from "@/lib/testing/mails";
import { auditRows, testOrg } from "@/lib/testing/org";
import { addAffiliate, inProgram } from "@/lib/testing/rows";
import { hashSecret, makeSecret } from "@/lib/tokens/secret";
import { areaOf, leaveArea, openMagicLink, requestAreaLinks } from "./affiliate-area";
import { localRequest } from "./caller";

const HOUR = 3_600_000;
type Org = Awaited<ReturnType<typeof testOrg>>;

async function linkFor(orgId: string, affiliateId: string, expiresIn = HOUR) {
  const link = makeSecret("rk_link_");
  await inProgram({ orgId }, async (ctx) => {
    const expiresAt = new Date(ctx.now.getTime() + expiresIn);
    await ctx.db
      .insert(magicLinks)
      .values({ hash: hashSecret(link), orgId, affiliateId, createdAt: ctx.now, expiresAt });
  });
  return link;
}

test("the link of the welcome mail opens the affiliate's own page, and is written down", async () => {
  const org = await testOrg("Acme");
  const { id } = await addAffiliate(org);
  const value = await openMagicLink(await linkFor(org.orgId, id), localRequest());
  expect(await areaOf(value)).toMatchObject({
    orgName: "Acme",
    fullName: "Jane Doe",
    status: "Approved",
    totals: { clicks: 0, conversions: 0, commission: [] },
  });
  const [row] = await auditRows(org.owner, { action: "affiliate.signed_in" });
  expect(row).toMatchObject({ actorType: "system", entityId: id, outcome: "ok" });
});

test("of two browsers that follow a link at once, one comes in", async () => {
  const org = await testOrg();
  const link = await linkFor(org.orgId, (await addAffiliate(org)).id);
  const tries = await Promise.allSettled(
    Array.from({ length: 5 }, () => openMagicLink(link, localRequest())),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(openMagicLink(link, localRequest())).rejects.toMatchObject({ code: "not_found" });
});

test("an expired link, an unknown one and another prefix open nothing", async () => {
  const org = await testOrg();
  const old = await linkFor(org.orgId, (await addAffiliate(org)).id, -HOUR);
  for (const link of [old, makeSecret("rk_link_"), ""]) {
    await expect(openMagicLink(link, localRequest())).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await areaOf(old)).toBeNull();
});

test("who was removed, and who left, sees nothing any more", async () => {
  const org = await testOrg();
  const { id } = await addAffiliate(org);
  const first = await openMagicLink(await linkFor(org.orgId, id), localRequest());
  const second = await openMagicLink(await linkFor(org.orgId, id), localRequest());
  await leaveArea(first);
  expect(await areaOf(first)).toBeNull();
  expect(await areaOf(second)).not.toBeNull();
  await inProgram(org, async (ctx) => {
    await ctx.db.update(affiliates).set({ status: "Removed" }).where(eq(affiliates.id, id));
  });
  expect(await areaOf(second)).toBeNull();
});

const ask = (email: string, ip = addressOf()) => requestAreaLinks(email, { ...localRequest(), ip });

/** A network of its own for each test, since they are counted. */
function addressOf(): string {
  const id = uuidv7();
  return `2001:db8:${id.slice(24, 28)}:${id.slice(28, 32)}::1`;
}

async function withEmail(org: Org, email: string, status: AffiliateStatus = "Approved") {
  const { id } = await addAffiliate(org, { status });
  await inProgram(org, ({ db }) =>
    db.update(affiliates).set({ email }).where(eq(affiliates.id, id)),
  );
  return id;
}

test("a link is mailed for each program of an address, in each company's name", async () => {
  const email = `jane-${uuidv7()}@example.com`;
  const [acme, globex] = [await testOrg("Acme"), await testOrg("Globex")];
  const id = await withEmail(acme, email);
  await withEmail(globex, email, "Paused");
  await ask(email);
  for (const [org, orgName] of [
    [acme, "Acme"],
    [globex, "Globex"],
  ] as const) {
    const [mail, ...others] = await mailsOf(org);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      to: email,
      template: "affiliate_link",
      subject: `Your page in the ${orgName} affiliate program`,
    });
    const link = mail ? secretIn(mail) : "";
    const value = await openMagicLink(link, localRequest());
    expect(await areaOf(value)).toMatchObject({ orgName, email });
    await expect(openMagicLink(link, localRequest())).rejects.toMatchObject({ code: "not_found" });
  }
  const [row] = await auditRows(acme.owner, { action: "affiliate.link_requested" });
  expect(row).toMatchObject({ actorType: "system", entityId: id, outcome: "ok" });
});

test("nobody's address, and that of who was removed or turned down, is answered the same and mailed nothing", async () => {
  const org = await testOrg();
  const [removed, rejected] = ["removed", "rejected"].map(
    (name) => `${name}-${uuidv7()}@x.example`,
  );
  await withEmail(org, removed ?? "", "Removed");
  await withEmail(org, rejected ?? "", "Rejected");
  for (const email of [removed, rejected, `nobody-${uuidv7()}@example.com`]) {
    expect(await ask(email ?? "")).toBeUndefined();
  }
  expect(await mailsOf(org)).toEqual([]);
});

test("ten links in a quarter of an hour are the most, to one address and from one network", async () => {
  const org = await testOrg();
  const email = `jane-${uuidv7()}@example.com`;
  await withEmail(org, email);
  for (let each = 0; each < 10; each += 1) await ask(email);
  await expect(ask(email)).rejects.toMatchObject({ code: "rate_limited" });
  expect(await mailsOf(org)).toHaveLength(10);
  const network = addressOf();
  for (let each = 0; each < 10; each += 1) await ask(`${each}-${email}`, network);
  await expect(ask(`more-${email}`, network)).rejects.toMatchObject({ code: "rate_limited" });
});
