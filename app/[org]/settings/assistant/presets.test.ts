import { expect, test } from "vitest";
import { MintInput } from "@/lib/tokens/shape";
import { mintInputOf, policyFor, tools } from "./presets";

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) data.append(name, each);
  return data;
}

test("an analyst reads, with no list of tools that would grow old", () => {
  expect(policyFor("analyst", [])).toEqual({ access: "read" });
});

test("an affiliate manager decides about affiliates and sees neither billing nor the log", () => {
  const { access, allowedTools } = policyFor("manager", []);
  expect(access).toBe("read_write");
  expect(allowedTools).toContain("approve_affiliate");
  expect(allowedTools).toContain("list_campaigns");
  expect(allowedTools).not.toContain("create_campaign");
  expect(allowedTools).not.toContain("get_billing_state");
  expect(allowedTools).not.toContain("list_audit_log");
});

test("a custom choice of reads alone may not write", () => {
  expect(policyFor("custom", ["list_campaigns"]).access).toBe("read");
  expect(policyFor("custom", ["list_campaigns", "create_campaign"]).access).toBe("read_write");
});

test("a custom choice of nothing is refused in the schema's words", () => {
  const parsed = MintInput.safeParse(mintInputOf(form({ name: "A", preset: "custom" })));
  expect(parsed.error?.issues[0]?.path).toEqual(["allowedTools"]);
});

test("a preset that nobody offered may do the least", () => {
  expect(mintInputOf(form({ name: "A", preset: "root", access: "read_write" }))).toEqual({
    name: "A",
    access: "read",
  });
});

test("a day means the whole of it", () => {
  const input = mintInputOf(form({ name: "A", preset: "everything", expiresAt: "2027-01-31" }));
  expect(input.expiresAt).toBe("2027-01-31T23:59:59Z");
  expect(MintInput.safeParse(input).success).toBe(true);
});

test("only what assistants can reach is offered", () => {
  expect(tools().map(({ name }) => name)).not.toContain("mint_token");
});
