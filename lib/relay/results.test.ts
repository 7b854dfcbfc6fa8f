import { beforeAll, describe, expect, test } from "vitest";
import { operationNamed } from "@/lib/operations/registry";
import { toolResult } from "@/lib/relay/mcp-server";
import { withoutNulls } from "@/lib/surfaces/json-schema";
import { type Fields, type Program, performNamed, testProgram } from "@/lib/testing/program";

/** Some clients cut a result off at 100,000 characters, and all pay for it: about four are a token. */
const TOKENS_FOR_FIFTY_ROWS = 10_000;
const CUT_AT = 100_000;

const LONG = "A name as long as some people's names are, and then a little longer than that";

let program: Program;
beforeAll(async () => {
  program = await testProgram();
  const { owner, campaignId } = program;
  const people = Array.from({ length: 200 }, (_, index) => ({
    email: `affiliate-with-a-long-address-${index}@subdomain.example.com`,
    fullName: `${LONG} ${index}`,
    slug: `affiliate-with-a-long-slug-${index}`,
  }));
  await performNamed("import_affiliates", owner, { campaignId, affiliates: people });
  const conversions = people.map(({ slug }, index) => ({
    affiliateSlug: slug,
    customerEmail: `customer-with-a-long-address-${index}@subdomain.example.net`,
    customerName: LONG,
    amountCents: 123_456_789,
    commissionCents: 12_345_679,
    currency: "USD",
    occurredAt: "2026-01-05T10:00:00.000Z",
    paid: false,
    externalId: `a-long-id-of-a-sale-at-its-platform-${index}`,
  }));
  await performNamed("import_conversions", owner, { campaignId, conversions });
});

describe.each(["list_affiliates", "list_conversions", "list_audit_log"])("%s", (name) => {
  const sizes = name === "list_audit_log" ? { pageSize: 50 } : { take: 50 };

  test("fifty full rows are a small answer, and the text alone is the whole of it", async () => {
    const answer = await performNamed(name, program.owner, sizes);
    const { content, structuredContent } = toolResult({ status: 200, body: answer, headers: {} });
    const [text] = content;
    if (text?.type !== "text") throw new Error("The answer has no text.");
    expect(JSON.parse(text.text)).toEqual(structuredContent);
    expect(structuredContent).toEqual(JSON.parse(JSON.stringify(withoutNulls({ ...answer }))));
    expect(text.text).not.toMatch(/: ?null|\n/);
    expect(text.text.length / 4).toBeLessThan(TOKENS_FOR_FIFTY_ROWS);
    expect(text.text.length).toBeLessThan(CUT_AT);
  });
});

test("the lists take what was published at most, and page through everything once", async () => {
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const input: Fields = { take: 60, ...(cursor && { cursor }) };
    const page = await performNamed("list_affiliates", program.owner, input);
    for (const { id } of Array.isArray(page.items) ? page.items : []) seen.add(id);
    cursor = typeof page.nextCursor === "string" ? page.nextCursor : undefined;
    expect(page.hasMore).toBe(cursor !== undefined);
  } while (cursor);
  expect(seen.size).toBe(204);
  expect(operationNamed("list_affiliates")?.input.safeParse({ take: 201 }).success).toBe(false);
});
