import { expect, test } from "vitest";
import { localRequest, operatorCaller } from "@/lib/auth/caller";
import { embeddedArea, openEmbed } from "@/lib/auth/embed";
import { perform } from "@/lib/operations/perform";
import { setPlan } from "@/lib/orgs/operations";
import { embedHandler } from "@/lib/surfaces/embed";
import { auditRows, testOrg } from "@/lib/testing/org";
import { addAffiliate } from "@/lib/testing/rows";
import { mintEmbedToken } from "./operations";

const SITE = "https://partners.example.com";

async function program() {
  const org = await testOrg();
  const { id: affiliateId } = await addAffiliate(org);
  const mintEmbed = (input: Record<string, unknown> = {}) =>
    perform(mintEmbedToken, org.owner, { affiliateId, allowedOrigins: SITE, ...input });
  return { ...org, affiliateId, mintEmbed };
}

const get = (path: string, headers: Record<string, string> = {}) =>
  embedHandler(new Request(`http://localhost:3000${path}`, { headers }), {
    ip: "192.0.2.9",
    secure: false,
  });

const trade = (body: unknown) =>
  embedHandler(
    new Request("http://localhost:3000/api/embed/session", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }),
    { ip: "192.0.2.9", secure: false },
  );

test("the page may be framed by the token's sites alone, and its value opens the figures", async () => {
  const { mintEmbed } = await program();
  const { id, token, snippet } = await mintEmbed({
    allowedOrigins: [SITE, "http://localhost:4000/"],
  });
  expect(snippet).toContain(`/embed/${id}#${token}`);
  const page = await get(`/embed/${id}`);
  expect(page.headers.get("content-security-policy")).toContain(
    `frame-ancestors ${SITE} http://localhost:4000`,
  );
  expect(page.headers.get("set-cookie")).toBeNull();
  const { bearer } = await (await trade({ token })).json();
  const figures = await get("/api/embed/dashboard", { authorization: `Bearer ${bearer}` });
  const shown = await figures.json();
  expect(shown).toMatchObject({
    fullName: "Jane Doe",
    totals: { conversions: 0 },
    earnings: [],
    payouts: [],
  });
  expect(Object.keys(shown)).not.toContain("email");
});

test("an affiliate has one token at a time, and rotating ends the old one and what it opened", async () => {
  const { owner, mintEmbed } = await program();
  const first = await mintEmbed();
  const again = await mintEmbed();
  expect(again).toEqual({ ...again, id: first.id, alreadyExists: true });
  expect(again.token).toBeUndefined();
  const { bearer } = await openEmbed(first.token ?? "", localRequest());
  const second = await mintEmbed({ rotate: true });
  expect(second.id).not.toBe(first.id);
  await expect(embeddedArea(bearer, localRequest())).rejects.toMatchObject({
    code: "unauthorized",
  });
  await expect(openEmbed(first.token ?? "", localRequest())).rejects.toMatchObject({
    code: "unauthorized",
  });
  expect((await get(`/embed/${first.id}`)).status).toBe(404);
  const rows = JSON.stringify(await auditRows(owner));
  expect(rows).not.toContain(second.token);
});

test("ten mints at once make one token", async () => {
  const { mintEmbed } = await program();
  const made = await Promise.all(Array.from({ length: 10 }, () => mintEmbed()));
  expect(made.filter(({ token }) => token)).toHaveLength(1);
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
});

test("a token without sites is nobody's to show", async () => {
  const { mintEmbed } = await program();
  const { id, token } = await mintEmbed({ allowedOrigins: undefined });
  const page = await get(`/embed/${id}`);
  expect(page.status).toBe(403);
  expect(await page.json()).toMatchObject({ error: "no_allowed_origins_configured" });
  expect((await trade({ token })).status).toBe(403);
});

test.each([
  "https://*.example.com",
  "https://example.com/path",
  "http://example.com",
  "https://user@example.com",
  "example.com",
  "javascript:alert(1)",
  "https://example.com; script-src *",
])("%s is no site", async (origin) => {
  const { mintEmbed } = await program();
  await expect(mintEmbed({ allowedOrigins: [origin] })).rejects.toMatchObject({
    code: "validation_failed",
    details: { field: "allowedOrigins.0" },
  });
});

test.each([
  ["Starter", "plan_tier_required"],
  ["Growth", undefined],
] as const)("on %s the answer is %s", async (tier, code) => {
  const { slug, mintEmbed } = await program();
  await perform(setPlan, operatorCaller(slug), { tier });
  const answer = mintEmbed();
  if (code) await expect(answer).rejects.toMatchObject({ code, details: { required: "Growth" } });
  else expect(await answer).toMatchObject({ alreadyExists: false });
});

test("what is no token, no bearer or no page is refused in words", async () => {
  await program();
  expect((await trade({ token: "embed_unknown" })).status).toBe(401);
  expect((await trade({})).status).toBe(400);
  expect((await get("/api/embed/dashboard")).status).toBe(401);
  expect((await get("/api/embed/dashboard", { authorization: "Bearer v1.x.y.z.a" })).status).toBe(
    401,
  );
  expect((await get("/embed/nothing")).status).toBe(404);
  expect((await get("/api/embed/session")).status).toBe(405);
});
