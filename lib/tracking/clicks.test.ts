import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { affiliates, campaigns, clicks } from "@/drizzle/schema";
import { operatorCaller } from "@/lib/auth/caller";
import { perform } from "@/lib/operations/perform";
import { suspendOrg } from "@/lib/orgs/operations";
import { clickHandler } from "@/lib/surfaces/tracking";
import { fromPage, somebody } from "@/lib/testing/events";
import { auditRows } from "@/lib/testing/org";
import { testSales } from "@/lib/testing/sales";
import { getTracking } from "./operations";

async function site() {
  const sales = await testSales({ cookieWindowDays: 45, attributionModel: "FirstTouch" });
  const visit = async (given: object = {}, headers: Record<string, string> = {}) => {
    const told = { programId: sales.campaignId, slug: sales.affiliate.slug, ...given };
    const request = fromPage("/api/tracking/click", told, headers);
    const response = await clickHandler(request, somebody());
    return { status: response.status, body: await response.json(), headers: response.headers };
  };
  const stored = () => sales.at(({ db }) => db.select().from(clicks));
  return { ...sales, visit, stored };
}

test("a visit is kept with where it came from, and the page is told what to remember", async () => {
  const { visit, stored, affiliate, campaignId, owner } = await site();
  const { status, body, headers } = await visit({
    slug: affiliate.slug.toUpperCase(),
    param: "via",
    url: "https://user:secret@www.example.com/pricing?token=secret#top",
    referrer: "https://blog.example.net/review?reader=1",
  });
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      clickId: body.clickId,
      slug: affiliate.slug,
      cookieDays: 45,
      attributionModel: "FirstTouch",
      affiliate: { slug: affiliate.slug, firstName: "Jane" },
      campaign: { id: campaignId, name: "Partners" },
    },
  });
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(headers.get("access-control-allow-credentials")).toBeNull();
  expect(await stored()).toMatchObject([
    {
      id: body.clickId,
      campaignId,
      affiliateId: affiliate.id,
      param: "via",
      landingUrl: "https://www.example.com/pricing",
      referrer: "https://blog.example.net/review",
    },
  ]);
  // A click is no call: the log knows nothing of it, and the page about tracking does.
  expect(await auditRows(owner)).toMatchObject([{ action: "org.created" }]);
  expect((await perform(getTracking, owner, {})).lastSeen.click?.at).toBeTruthy();
});

test.each([
  ["an unknown slug", { slug: "nobody-at-all" }],
  ["no slug", { slug: "-" }],
  ["an unknown campaign", { programId: "0190b5a0-0000-7000-8000-000000000001" }],
])("%s is nobody's click", async (_name, given) => {
  const { visit, stored } = await site();
  expect(await visit(given)).toMatchObject({ status: 200, body: { clickId: null } });
  expect(await stored()).toEqual([]);
});

test("neither is one of an affiliate who is paused, or takes part elsewhere, or of a closed campaign", async () => {
  const { visit, stored, at, addCampaign, affiliate, campaignId } = await site();
  expect((await visit({ programId: await addCampaign() })).body).toEqual({ clickId: null });
  await at(({ db }) =>
    db.update(affiliates).set({ status: "Paused" }).where(eq(affiliates.id, affiliate.id)),
  );
  expect((await visit()).body).toEqual({ clickId: null });
  await at(({ db, now }) =>
    db.update(campaigns).set({ archivedAt: now }).where(eq(campaigns.id, campaignId)),
  );
  expect((await visit()).body).toEqual({ clickId: null });
  expect(await stored()).toEqual([]);
});

test("crawlers are not counted, and whoever names no browser is one", async () => {
  const { visit, stored } = await site();
  for (const robot of ["Googlebot/2.1 (+http://www.google.com/bot.html)", "curl/8.14.1", ""])
    expect((await visit({}, { "User-Agent": robot })).body).toEqual({ clickId: null });
  expect(await stored()).toEqual([]);
});

test("visits go on while an organization is suspended", async () => {
  const { visit, slug } = await site();
  await perform(suspendOrg, operatorCaller(slug), {});
  expect((await visit()).body.clickId).toBeTruthy();
});

test("what cannot be read is refused by name, and never as a fault of ours", async () => {
  const { visit } = await site();
  expect(await visit({ programId: "partners" })).toMatchObject({
    status: 400,
    body: { error: "validation_failed", field: "programId" },
  });
  expect(await visit({ param: "a\0b" })).toMatchObject({ status: 400, body: { field: "param" } });
  expect(await visit({ url: "not an address", referrer: "javascript:alert(1)" })).toMatchObject({
    status: 200,
  });
  const answers = ["{", "[]", "null", `{"slug":"${"x".repeat(9_000)}"}`].map(async (body) => {
    const response = await clickHandler(fromPage("/api/tracking/click", body), somebody());
    return response.status;
  });
  expect(await Promise.all(answers)).toEqual([400, 400, 400, 413]);
});

test("a page that asks beforehand may, and no other method is taken", async () => {
  const ask = (method: string) =>
    clickHandler(new Request("http://localhost:3000/api/tracking/click", { method }), somebody());
  const preflight = await ask("OPTIONS");
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-methods")).toBe("POST");
  expect((await ask("GET")).status).toBe(405);
});

test("one address has a bound of its own", async () => {
  const { campaignId } = await site();
  const peer = somebody();
  const body = { programId: campaignId, slug: "nobody-at-all" };
  let visits = 0;
  let status = 200;
  // A minute may end meanwhile, and two of them never hold so many.
  while (status === 200 && visits < 300) {
    const response = await clickHandler(fromPage("/api/tracking/click", body), peer);
    status = response.status;
    visits += 1;
    if (status === 429) expect(response.headers.get("retry-after")).toBeTruthy();
  }
  expect(status).toBe(429);
  expect(visits).toBeGreaterThan(120);
});
