import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mails, orgs } from "@/drizzle/schema";
import { testOrg } from "@/lib/testing/org";
import { inProgram } from "@/lib/testing/rows";
import { brandOf, contrast, OWN_BRAND, readableOn } from "./brand";
import { type Letter, queueMail, readBody } from "./mail";
import { renderHtml, renderText } from "./render";

const LETTER: Letter = {
  orgId: null,
  to: "jane@example.com",
  subject: "Welcome",
  template: "test",
  paragraphs: ["Hello <b>Jane</b>,"],
  note: "<p>So <em>glad</em></p>",
  action: { label: 'Open "it"', url: "https://rekomi.example/a/rk_link_x?a=1&b=2" },
  brand: { ...OWN_BRAND, name: "Acme <Tools>", logoUrl: "https://acme.example/l.png?a=1&b=2" },
};

test("a mail shows the company, and nothing in names, words or addresses is markup", () => {
  const html = renderHtml(LETTER);
  expect(html).toContain("Hello &lt;b&gt;Jane&lt;/b&gt;,");
  expect(html).toContain('alt="Acme &lt;Tools&gt;"');
  expect(html).toContain('src="https://acme.example/l.png?a=1&amp;b=2"');
  expect(html).toContain("<p>So <em>glad</em></p>");
  expect(html).toContain('href="https://rekomi.example/a/rk_link_x?a=1&amp;b=2"');
  expect(html).not.toMatch(/<script|<Tools>/);
});

test("the plain text says everything that the HTML says", () => {
  expect(renderText(LETTER)).toBe(
    `${[
      "Hello <b>Jane</b>,",
      "A note from Acme <Tools>:",
      "So glad",
      'Open "it": https://rekomi.example/a/rk_link_x?a=1&b=2',
      "-- \nAcme <Tools> runs its affiliate program with Rekomi.",
    ].join("\n\n")}\n`,
  );
});

test("a letter about an account is Rekomi's own", () => {
  const html = renderHtml({ subject: "Hi", paragraphs: ["One"] });
  expect(html).toContain(">Rekomi</strong>");
  expect(html).not.toContain("runs its affiliate program");
});

test("whatever the brand's colour, the button can be read", () => {
  for (const color of ["#000000", "#ffffff", "#0e7c7b", "#ffcc00", "#808080", "#ff0000"]) {
    expect(contrast(color, readableOn(color)), color).toBeGreaterThan(4.5);
  }
});

test("a brand that cannot be shown is not: an odd colour, a logo that others can read along", async () => {
  const org = await testOrg("Acme");
  const brandWith = (changed: Partial<typeof orgs.$inferInsert>) =>
    inProgram(org, async (ctx) => {
      await ctx.db.update(orgs).set(changed).where(eq(orgs.id, org.orgId));
      return brandOf({ db: ctx.db, org: { id: org.orgId } });
    });
  expect(await brandWith({ brandColor: "#FFCC00", logoUrl: "https://acme.example/l.png" })).toEqual(
    {
      name: "Acme",
      color: "#FFCC00",
      onColor: "#000000",
      logoUrl: "https://acme.example/l.png",
    },
  );
  const odd = await brandWith({
    brandColor: 'red;background:url("x")',
    logoUrl: "http://x.example",
  });
  expect(odd).toEqual({ ...OWN_BRAND, name: "Acme", logoUrl: undefined });
});

test("no name can begin a line in a subject, or turn it around", async () => {
  const org = await testOrg();
  const [mail] = await inProgram(org, async (ctx) => {
    const subject = "Hello\r\nBcc: all@example.com\u2028\u202e x";
    await queueMail(ctx.db, { ...LETTER, orgId: org.orgId, subject }, ctx.now);
    return ctx.db.select().from(mails).where(eq(mails.orgId, org.orgId));
  });
  expect(mail?.subject).toBe("Hello Bcc: all@example.com x");
  expect(readBody(mail?.body ?? "").text).toContain("Hello <b>Jane</b>");
});
