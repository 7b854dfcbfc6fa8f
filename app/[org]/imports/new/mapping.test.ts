import { describe, expect, test } from "vitest";
import { readAmount } from "./amounts";
import { readDate } from "./dates";
import { suggestColumns } from "./fields";
import { mapSheet, missingFields, type Writing } from "./mapping";
import { readSheet, type Sheet } from "./sheet";

function sheetOf(text: string): Sheet {
  const sheet = readSheet(text);
  if (typeof sheet === "string") throw new Error(sheet);
  return sheet;
}

describe("sheets", () => {
  test("CSV is read with commas, semicolons or tabs, with quotes and a mark in front", () => {
    const columns = ["Email", "Name"];
    const rows = [
      ["ann@example.com", 'Ann "the" Lee, Jr.'],
      ["bob@example.com", ""],
    ];
    for (const sign of [",", ";", "\t"]) {
      const text = `\uFEFFEmail${sign} Name\r\nann@example.com${sign}"Ann ""the"" Lee, Jr."\r\n\r\nbob@example.com${sign}\r\n`;
      expect(readSheet(text)).toEqual({ columns, rows });
    }
  });

  test("JSON is a list of objects, by itself or in an object", () => {
    const sheet = {
      columns: ["email", "paid", "amountCents"],
      rows: [
        ["ann@example.com", "true", ""],
        ["bob@example.com", "", "4900"],
      ],
    };
    const list = [
      { email: "ann@example.com", paid: true },
      { email: "bob@example.com", paid: null, amountCents: 4_900 },
    ];
    expect(readSheet(JSON.stringify(list))).toEqual(sheet);
    expect(readSheet(JSON.stringify({ affiliates: list }))).toEqual(sheet);
  });

  test.each(["", "  \n", "[1, 2]", "{", "[]", "email,name"])("%o is said to be none", (text) => {
    expect(readSheet(text)).toEqual(expect.any(String));
  });
});

test.each([
  ["49", "USD", "major", 4_900],
  ["49.5", "USD", "major", 4_950],
  ["$1,204.50", "USD", "major", 120_450],
  ["1.204,50 €", "EUR", "major", 120_450],
  ["1 204,50", "EUR", "major", 120_450],
  ["12,5", "EUR", "major", 1_250],
  ["USD 0.29", "USD", "major", 29],
  ["4900", "USD", "minor", 4_900],
  ["4900.00", "USD", "minor", 4_900],
  ["1200", "JPY", "major", 1_200],
  ["1200.00", "JPY", "major", 1_200],
  ["0", "USD", "major", 0],
  ["49.005", "USD", "major", null],
  ["12.5", "JPY", "major", null],
  ["1,204", "USD", "major", 120_400],
  ["1.2.3", "USD", "major", null],
  ["-5", "USD", "major", null],
  ["", "USD", "major", null],
  ["ten", "USD", "major", null],
] as const)("the amount %o in %s as %s units is %o", (text, currency, unit, minor) => {
  expect(readAmount(text, currency, unit)).toBe(minor);
});

test.each([
  ["2026-01-31", "year", "2026-01-31T00:00:00.000Z"],
  ["2026-01-31T12:30:05Z", "day", "2026-01-31T12:30:05.000Z"],
  ["2026-01-31T12:30:05.123456+02:00", "year", "2026-01-31T10:30:05.000Z"],
  ["2026-01-31 12:30:05 UTC", "year", "2026-01-31T12:30:05.000Z"],
  ["2026-01-31 12:30:05 +0000 UTC", "year", "2026-01-31T12:30:05.000Z"],
  ["1/31/2026 1:05 PM", "month", "2026-01-31T13:05:00.000Z"],
  ["31.01.2026", "day", "2026-01-31T00:00:00.000Z"],
  ["01/02/2026", "day", "2026-02-01T00:00:00.000Z"],
  ["01/02/2026", "month", "2026-01-02T00:00:00.000Z"],
  ["31/01/2026", "month", null],
  ["2026-02-30", "year", null],
  ["01/02/2026", "year", null],
  ["yesterday", "year", null],
  ["", "year", null],
] as const)("the date %o with the %s first is %o", (text, order, moment) => {
  expect(readDate(text, order)).toBe(moment);
});

describe("columns", () => {
  const chosen = (kind: "Affiliates" | "Conversions", platform: string, headings: string[]) => {
    const columns = suggestColumns(kind, platform, headings);
    return Object.fromEntries(
      Object.entries(columns).flatMap(([name, place]) =>
        place === undefined ? [] : [[name, headings[place]]],
      ),
    );
  };

  test.each([
    ["rewardful", ["First name", "Last name", "Email", "State", "Token", "PayPal email"], "Token"],
    ["tapfiliate", ["id", "firstname", "lastname", "email", "referral_code"], "referral_code"],
    ["firstpromoter", ["email", "first_name", "cust_ref", "state"], "cust_ref"],
    ["firstpromoter", ["email", "first_name", "ref_id", "cust_ref"], "ref_id"],
    ["partnerstack", ["partner_key", "name", "email", "status"], "partner_key"],
    ["dub", ["Name", "Email", "Status", "Link Key"], "Link Key"],
    ["tolt", ["Name", "Email", "Status", "Ref"], "Ref"],
  ])("%s is known by its headings %o", (platform, headings, slug) => {
    expect(chosen("Affiliates", platform, headings)).toMatchObject({
      email: expect.stringMatching(/email/i),
      slug,
    });
  });

  test("our own names are known, and a column is only one thing", () => {
    const headings = [
      "affiliateEmail",
      "amountCents",
      "commissionCents",
      "currency",
      "occurredAt",
      "paid",
    ];
    expect(chosen("Conversions", "", headings)).toEqual(
      Object.fromEntries(headings.map((name) => [name, name])),
    );
    expect(chosen("Conversions", "", ["Amount", "Status", "Date"])).toEqual({
      amountCents: "Amount",
      occurredAt: "Date",
      paid: "Status",
    });
  });

  test("what is missing is named", () => {
    expect(missingFields("Affiliates", {})).toEqual(["Email"]);
    expect(missingFields("Conversions", { amountCents: 0, affiliateSlug: 1 })).toEqual([
      "Commission",
      "Date of the sale",
    ]);
  });
});

describe("rows", () => {
  const writing: Writing = { unit: "major", dates: "year", currency: "USD", paid: "column" };
  const mapped = (
    text: string,
    kind: "Affiliates" | "Conversions",
    given: Partial<Writing> = {},
  ) => {
    const sheet = sheetOf(text);
    const columns = suggestColumns(kind, undefined, sheet.columns);
    return mapSheet(kind, sheet, columns, { ...writing, ...given });
  };

  test("affiliates come with their names, and what is wrong is named with its row", () => {
    const text =
      "email,first name,last name,status\nann@example.com,Ann,Lee,active\nbob,Bob,,active\n";
    expect(mapped(text, "Affiliates")).toEqual({
      ready: [
        { place: 1, row: { email: "ann@example.com", fullName: "Ann Lee", status: "active" } },
      ],
      troubles: [{ place: 2, message: expect.stringMatching(/^Email: Write an email address/) }],
      leftOut: 0,
    });
  });

  test("conversions come in minor units, and what was never earned is left out", () => {
    const text = [
      "affiliate email,amount,commission,currency,date,status,invoice id",
      "ann@example.com,49.00,9.80,usd,2026-01-05,paid,in_1",
      "ann@example.com,4900,980,JPY,2026-01-05,pending,in_2",
      "ann@example.com,49.00,9.80,,2026-01-05,2026-02-01,in_3",
      "ann@example.com,49.00,9.80,USD,2026-01-05,voided,in_4",
      "ann@example.com,49.00,9.80,USD,2026-01-05,perhaps,in_5",
      "ann@example.com,lots,9.80,USD,2026-01-05,paid,in_6",
      "ann@example.com,49.00,9.80,XAU,2026-01-05,paid,in_7",
    ].join("\n");
    const { ready, troubles, leftOut } = mapped(text, "Conversions");
    expect(ready).toMatchObject([
      { place: 1, row: { amountCents: 4_900, commissionCents: 980, currency: "USD", paid: true } },
      { place: 2, row: { amountCents: 4_900, commissionCents: 980, currency: "JPY", paid: false } },
      { place: 3, row: { currency: "USD", paid: true, externalId: "in_3" } },
    ]);
    expect(leftOut).toBe(1);
    expect(troubles.map(({ place }) => place)).toEqual([5, 6, 7]);
  });

  test("without a column it is all paid, or none of it", () => {
    const text = "affiliate slug,amount,commission,date\nann,1,1,2026-01-05\n";
    const paid = (choice: "all" | "none") =>
      mapped(text, "Conversions", { paid: choice }).ready[0]?.row.paid;
    expect([paid("all"), paid("none")]).toEqual([true, false]);
  });
});
