import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { affiliateInvites, affiliates } from "@/drizzle/schema";
import { createCampaign } from "@/lib/campaigns/operations";
import { perform } from "@/lib/operations/perform";
import { Slug } from "@/lib/orgs/shape";
import { testOrg } from "@/lib/testing/org";
import { inProgram } from "@/lib/testing/rows";
import { claimSlug } from "./slugs";

/** Claims a name and gives it to somebody, as whoever claims one does. */
const settle = (org: { orgId: string }, wanted?: string) =>
  inProgram(org, async (at) => {
    const claimed = await claimSlug(at, wanted);
    const id = uuidv7();
    await at.db.insert(affiliates).values({
      orgId: org.orgId,
      id,
      email: `${id}@example.com`,
      fullName: "Jane Doe",
      slug: claimed.slug,
      status: "Approved",
    });
    return claimed;
  });

async function keepByInvite(
  org: Awaited<ReturnType<typeof testOrg>>,
  slug: string,
  expiresIn = 3_600_000,
) {
  const { id } = await perform(createCampaign, org.owner, { name: "One", slug: `c-${slug}` });
  await inProgram(org, (at) =>
    at.db.insert(affiliateInvites).values({
      orgId: org.orgId,
      id: uuidv7(),
      campaignId: id,
      email: `${slug}@example.com`,
      slug,
      autoApprove: true,
      hash: uuidv7(),
      expiresAt: new Date(at.now.getTime() + expiresIn),
    }),
  );
}

test("a wanted name that is free is given, and a taken one is replaced and said to be", async () => {
  const org = await testOrg();
  expect(await settle(org, "jane-doe")).toEqual({ slug: "jane-doe", conflict: false });
  const second = await settle(org, "jane-doe");
  expect(second.conflict).toBe(true);
  expect(second.slug).not.toBe("jane-doe");
});

test("without a wish the name is short, random and well formed", async () => {
  const org = await testOrg();
  const claimed = await Promise.all(Array.from({ length: 5 }, () => settle(org)));
  expect(new Set(claimed.map(({ slug }) => slug)).size).toBe(5);
  for (const { slug, conflict } of claimed) {
    expect(slug).toMatch(/^[a-z0-9]{6}$/);
    expect(Slug.safeParse(slug).success).toBe(true);
    expect(conflict).toBe(false);
  }
});

test("of twenty who want the same name at once, one has it and all have one", async () => {
  const org = await testOrg();
  const claimed = await Promise.all(Array.from({ length: 20 }, () => settle(org, "wanted")));
  expect(claimed.filter(({ conflict }) => !conflict)).toHaveLength(1);
  expect(new Set(claimed.map(({ slug }) => slug)).size).toBe(20);
});

test("an open invitation keeps its name, but for the person whom it invites", async () => {
  const org = await testOrg();
  await keepByInvite(org, "kept");
  expect((await settle(org, "kept")).conflict).toBe(true);
  const own = await inProgram(org, (at) => claimSlug(at, "kept", "kept@example.com"));
  expect(own).toEqual({ slug: "kept", conflict: false });
});

test("an invitation that has ended keeps nothing, and another organization's names are no matter", async () => {
  const [org, other] = [await testOrg(), await testOrg()];
  await keepByInvite(org, "gone", -1);
  expect(await settle(org, "gone")).toEqual({ slug: "gone", conflict: false });
  expect(await settle(other, "gone")).toEqual({ slug: "gone", conflict: false });
});
