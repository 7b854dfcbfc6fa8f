import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { users } from "@/drizzle/schema";
import { database } from "@/lib/db/database";
import { readBody } from "@/lib/mail/mail";
import { asSystem } from "@/lib/operations/system";
import { auditRows, person, testOrg } from "@/lib/testing/org";
import { createOwner, setUp, signIn } from "./accounts";
import { localRequest } from "./caller";
import { requestReset, requestVerification, resetPassword, verifyEmail } from "./email-links";
import { endSessions } from "./own-account";
import { hashPassword } from "./passwords";
import {
  endSession,
  listSessions,
  readSession,
  revokeOtherSessions,
  revokeSession,
} from "./sessions";

const PASSWORD = "correct horse battery";

async function somebody() {
  const slug = `t-${uuidv7()}`;
  const email = `jane@${slug}.example.com`;
  const passwordHash = await hashPassword(PASSWORD);
  const account = await asSystem(localRequest(), (ctx) =>
    createOwner(ctx, { name: "Jane", email, passwordHash, orgName: "Acme", orgSlug: slug }),
  );
  return { ...account, email };
}

function from(ip = `192.0.2.${Math.floor(Math.random() * 250)}-${uuidv7()}`) {
  return { ...localRequest(), ip };
}

test("the right password opens a session, which the log of the organization tells", async () => {
  const { email, orgSlug, userId } = await somebody();
  const session = await signIn({ email, password: PASSWORD }, from());
  expect(await readSession(session)).toMatchObject({ userId, email, name: "Jane" });
  expect(await auditRows(person(session, orgSlug), { action: "user.signed_in" })).toMatchObject([
    { actorType: "user", actorLabel: "Jane", outcome: "ok" },
  ]);
});

test("a wrong password and an unknown email are told in the same words", async () => {
  const { email } = await somebody();
  const wrong = await signIn({ email, password: "wrong" }, from()).catch((error) => error);
  const unknown = await signIn({ email: "nobody@example.com", password: "wrong" }, from()).catch(
    (error) => error,
  );
  expect(wrong.code).toBe("unauthorized");
  expect(unknown.message).toBe(wrong.message);
});

test("guessing is slowed down, even in one burst, and others may still sign in", async () => {
  const { email } = await somebody();
  const guesser = from();
  const results = await Promise.all(
    Array.from({ length: 25 }, () =>
      signIn({ email, password: "guess" }, guesser).catch((error) => error.code),
    ),
  );
  expect(results.filter((code) => code === "unauthorized").length).toBeLessThanOrEqual(10);
  await expect(signIn({ email, password: PASSWORD }, guesser)).rejects.toMatchObject({
    code: "rate_limited",
  });
  await expect(signIn({ email, password: PASSWORD }, from())).resolves.toBeTruthy();
});

test("who knows the password may sign in as often as they like", async () => {
  const { email } = await somebody();
  const request = from();
  for (let n = 0; n < 14; n += 1)
    await expect(signIn({ email, password: PASSWORD }, request)).resolves.toBeTruthy();
  for (let n = 0; n < 10; n += 1)
    await expect(signIn({ email, password: "guess" }, request)).rejects.toMatchObject({
      code: "unauthorized",
    });
  await expect(signIn({ email, password: "guess" }, request)).rejects.toMatchObject({
    code: "rate_limited",
  });
});

test("a revoked session is over at its next request", async () => {
  const { email, userId } = await somebody();
  const [a, b, c] = [
    await signIn({ email, password: PASSWORD }, from()),
    await signIn({ email, password: PASSWORD }, from()),
    await signIn({ email, password: PASSWORD }, from()),
  ];
  const listed = await listSessions(userId);
  expect(listed).toHaveLength(3);
  const here = await readSession(a);
  const other = await readSession(b);
  await revokeSession(userId, other!.sessionId);
  expect(await readSession(b)).toBeNull();
  await revokeOtherSessions(userId, here!.sessionId);
  expect(await readSession(c)).toBeNull();
  expect(await readSession(a)).not.toBeNull();
  await endSession(a);
  expect(await readSession(a)).toBeNull();
});

test("whoever signs out their other browsers finds it in the log, once", async () => {
  const { email, orgSlug } = await somebody();
  const [here, other] = [
    await signIn({ email, password: PASSWORD }, from()),
    await signIn({ email, password: PASSWORD }, from()),
  ];
  const me = (await readSession(here))!;
  await endSessions(me, { id: (await readSession(other))!.sessionId }, from());
  expect(await readSession(other)).toBeNull();
  await endSessions(me, "others", from());
  expect(await auditRows(person(here, orgSlug), { action: "user.sessions_ended" })).toMatchObject([
    { actorType: "user", actorLabel: "Jane", outcome: "ok" },
  ]);
});

test("guessing from many addresses of one IPv6 network is guessing from one", async () => {
  const { email } = await somebody();
  const network = `2001:db8:${uuidv7().slice(-4)}:${uuidv7().slice(-4)}:`;
  const codes: string[] = [];
  for (let n = 1; n <= 12; n += 1)
    codes.push(
      await signIn({ email, password: "guess" }, from(`${network}:${n}`)).catch(({ code }) => code),
    );
  expect(codes.at(-1)).toBe("rate_limited");
});

test("a session of another person cannot be revoked", async () => {
  const jane = await somebody();
  const stranger = await somebody();
  const session = await signIn({ email: jane.email, password: PASSWORD }, from());
  const { sessionId } = (await readSession(session))!;
  await revokeSession(stranger.userId, sessionId);
  expect(await readSession(session)).not.toBeNull();
});

async function mailed(email: string, template: string): Promise<string> {
  const { withClient } = await import("@/lib/db/roles");
  const [row] = await withClient(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const query =
      "select body from mails where recipient = $1 and template = $2 order by created_at desc limit 1";
    return (await client.query<{ body: string }>(query, [email, template])).rows;
  });
  return row ? (/rk_[a-z]+_[\w-]+/.exec(readBody(row.body).text)?.[0] ?? "") : "";
}

test("a reset link works once, ends every session and verifies the address", async () => {
  const { email } = await somebody();
  const old = await signIn({ email, password: PASSWORD }, from());
  await requestReset(email, from());
  const link = await mailed(email, "reset_password");
  expect(link).toMatch(/^rk_reset_/);
  const results = await Promise.allSettled(
    [1, 2, 3, 4, 5].map((n) => resetPassword({ link, password: `a new password ${n}` }, from())),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await readSession(old)).toBeNull();
  await expect(signIn({ email, password: PASSWORD }, from())).rejects.toMatchObject({
    code: "unauthorized",
  });
  const winner = results.findIndex(({ status }) => status === "fulfilled") + 1;
  const session = await signIn({ email, password: `a new password ${winner}` }, from());
  expect((await readSession(session))?.emailVerifiedAt).not.toBeNull();
});

test("a reset ends the other links that were asked for, so an old mail opens nothing", async () => {
  const { email } = await somebody();
  await requestReset(email, from());
  const older = await mailed(email, "reset_password");
  await requestReset(email, from());
  const newer = await mailed(email, "reset_password");
  expect(newer).not.toBe(older);
  await resetPassword({ link: newer, password: "a new password" }, from());
  await expect(
    resetPassword({ link: older, password: "another password" }, from()),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("asking for a reset says nothing of whether there is such an account", async () => {
  await expect(requestReset("nobody@example.com", from())).resolves.toBeUndefined();
  expect(await mailed("nobody@example.com", "reset_password")).toBe("");
});

test("a verification link verifies once, and no other link does", async () => {
  const { email, userId } = await somebody();
  const first = await mailed(email, "verify_email");
  await requestVerification(userId, from());
  await verifyEmail(first, from());
  await expect(verifyEmail(first, from())).rejects.toMatchObject({ code: "not_found" });
  await expect(verifyEmail("rk_verify_nonsense", from())).rejects.toMatchObject({
    code: "not_found",
  });
  const [user] = await database().select().from(users).where(sql`${users.email} = ${email}`);
  expect(user?.emailVerifiedAt).not.toBeNull();
});

test("once somebody is there, set-up is closed", async () => {
  await somebody();
  const again = setUp(
    {
      name: "Mallory",
      email: "mallory@example.com",
      password: PASSWORD,
      orgName: "Mine",
      demo: false,
    },
    from(),
  );
  await expect(again).rejects.toMatchObject({ code: "conflict" });
});

test("names that are addresses of ours, and taken ones, are refused", async () => {
  const { orgSlug } = await somebody();
  const own = (slug: string) =>
    asSystem(localRequest(), (ctx) =>
      createOwner(ctx, {
        name: "J",
        email: `${uuidv7()}@example.com`,
        passwordHash: "-",
        orgName: "Acme",
        orgSlug: slug,
      }),
    );
  await expect(own("sign-in")).rejects.toMatchObject({
    code: "validation_failed",
    details: { field: "orgSlug" },
  });
  await expect(own(orgSlug)).rejects.toMatchObject({ code: "slug_already_taken" });
});

test("an organization without a slug gets a free one from its name", async () => {
  const { orgSlug } = await testOrg();
  const name = orgSlug.toUpperCase();
  const made = await asSystem(localRequest(), (ctx) =>
    createOwner(ctx, {
      name: "J",
      email: `${uuidv7()}@example.com`,
      passwordHash: "-",
      orgName: name,
    }),
  );
  expect(made.orgSlug).toBe(`${orgSlug}-2`);
});
