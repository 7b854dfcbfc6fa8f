import { expect, test } from "vitest";
import { RejectInput } from "@/lib/affiliates/shape";
import { CreateCampaignInput } from "@/lib/campaigns/shape";
import { MintInput } from "@/lib/tokens/shape";
import { fieldMessages, inputOfForm } from "./form";

function formOf(fields: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) form.append(name, each);
  return form;
}

test("a box that is not ticked means no, even where the default is yes", () => {
  const id = "0190b5a0-0000-7000-8000-000000000001";
  expect(inputOfForm(RejectInput, formOf({ id }))).toEqual({ id, notify: false });
  expect(inputOfForm(RejectInput, formOf({ id, notify: "on" }))).toEqual({ id, notify: true });
});

test("empty fields are left out, numbers become numbers, and what is no number stays to be named", () => {
  const input = inputOfForm(
    CreateCampaignInput,
    formOf({
      name: "Spring",
      slug: "spring",
      description: " ",
      cookieWindowDays: "60",
      defaultCommissionValue: "ten",
    }),
  );
  expect(input).toMatchObject({
    name: "Spring",
    cookieWindowDays: 60,
    defaultCommissionValue: "ten",
  });
  expect(input).not.toHaveProperty("description");
  expect(fieldMessages(CreateCampaignInput, input)).toEqual({
    defaultCommissionValue: "Write a number.",
  });
});

test("a value beyond its bounds is told the bound, in words", () => {
  const input = { name: "a".repeat(81), slug: "spring", cookieWindowDays: 366 };
  expect(fieldMessages(CreateCampaignInput, input)).toEqual({
    name: "Keep it to 80 characters.",
    cookieWindowDays: "Write at most 365.",
  });
  const half = { name: "Spring", slug: "spring", cookieWindowDays: 30.5 };
  expect(fieldMessages(CreateCampaignInput, half)).toEqual({
    cookieWindowDays: "Write a whole number.",
  });
  const none = { name: "Spring", slug: "spring", cookieWindowDays: 0 };
  expect(fieldMessages(CreateCampaignInput, none)).toEqual({
    cookieWindowDays: "Write at least 1.",
  });
});

test("lists come from several fields, or from lines and commas in one", () => {
  const two = ["get_org_profile", "list_campaigns"];
  expect(inputOfForm(MintInput, formOf({ name: "A", allowedTools: two })).allowedTools).toEqual(
    two,
  );
  const networks = inputOfForm(
    MintInput,
    formOf({ name: "A", networks: "10.0.0.0/8,\n192.0.2.1" }),
  ).networks;
  expect(networks).toEqual(["10.0.0.0/8", "192.0.2.1"]);
});

test("an empty required text gets the shape's own words", () => {
  const input = inputOfForm(MintInput, formOf({ name: "" }));
  expect(fieldMessages(MintInput, input).name).toContain("Give the token a name");
});
