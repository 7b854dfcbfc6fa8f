import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { campaigns } from "@/drizzle/schema";
import { updateAttributionParams } from "@/lib/attribution/operations";
import { createCampaign } from "@/lib/campaigns/operations";
import { perform } from "@/lib/operations/perform";
import { testOrg } from "@/lib/testing/org";
import { inProgram } from "@/lib/testing/rows";
import { provisionPixel } from "@/lib/tracking/operations";
import { getInstallSnippet } from "./operations";

async function company() {
  const org = await testOrg();
  const campaign = (slug: string) =>
    perform(createCampaign, org.owner, { name: `The ${slug}`, slug });
  return { ...org, campaign };
}

test("the snippet is for the newest campaign, and tracks clicks alone", async () => {
  const { owner, campaign } = await company();
  await campaign("older");
  const { id } = await campaign("newer");
  expect(await perform(getInstallSnippet, owner, {})).toEqual({
    snippet: `<script async src="http://localhost:3000/api/tracking/loader.js" data-program-id="${id}"></script>`,
    campaignId: id,
    campaignName: "The newer",
    withPixel: false,
    conversionSnippet: undefined,
  });
});

test("it carries the campaign that is asked for, the own parameters and the public key", async () => {
  const { owner, campaign } = await company();
  const { id } = await campaign("older");
  await campaign("newer");
  await perform(updateAttributionParams, owner, { custom: "deal,p_1" });
  const { publicKey } = await perform(provisionPixel, owner, {});
  const { snippet, conversionSnippet } = await perform(getInstallSnippet, owner, {
    campaignId: id,
    withPixel: true,
  });
  expect(snippet).toContain(
    ` data-program-id="${id}" data-params="deal,p_1" data-public-key="${publicKey}">`,
  );
  expect(conversionSnippet).toContain("Rekomi.convert(");
});

test("over MCP the text holds the whole of it", async () => {
  const { owner, campaign, mint, assistant } = await company();
  await campaign("newer");
  const { token } = await mint();
  const { snippet } = await perform(getInstallSnippet, owner, {});
  const { toolResult } = await import("@/lib/relay/mcp-server");
  const body = await perform(getInstallSnippet, assistant(token), {});
  const [content] = toolResult({ status: 200, body, headers: {} }).content;
  expect(content?.type === "text" && JSON.parse(content.text).snippet).toBe(snippet);
});

test("without a key for the pixel, or any campaign, it says what to do", async () => {
  const { owner, campaign } = await company();
  await expect(perform(getInstallSnippet, owner, {})).rejects.toMatchObject({ code: "conflict" });
  await campaign("newer");
  await expect(perform(getInstallSnippet, owner, { withPixel: true })).rejects.toMatchObject({
    code: "pixel_not_provisioned",
  });
});

test("an archived campaign has none, and another's does not exist", async () => {
  const { owner, orgId, campaign } = await company();
  const { owner: stranger } = await testOrg();
  const { id } = await campaign("older");
  const { id: newer } = await campaign("newer");
  await inProgram({ orgId }, ({ db, now }) =>
    db.update(campaigns).set({ archivedAt: now }).where(eq(campaigns.id, newer)),
  );
  expect((await perform(getInstallSnippet, owner, {})).campaignId).toBe(id);
  await expect(perform(getInstallSnippet, owner, { campaignId: newer })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(perform(getInstallSnippet, stranger, { campaignId: id })).rejects.toMatchObject({
    code: "not_found",
  });
});
