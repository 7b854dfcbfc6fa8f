import { expect, test } from "vitest";
import { localRequest } from "@/lib/auth/caller";
import { acceptAsNewcomer, acceptInvite, readInvite } from "@/lib/auth/invites";
import { readSession } from "@/lib/auth/sessions";
import { connect } from "@/lib/operations/connect";
import { perform } from "@/lib/operations/perform";
import { listMembers } from "@/lib/orgs/operations";
import { assistant, auditRows, person, testOrg } from "@/lib/testing/org";
import { cancelInvite, changeRole, inviteMember, listInvites, removeMember } from "./operations";

const secretOf = (link: string) => link.split("/").at(-1) ?? "";
const PASSWORD = "correct horse battery";

test("an invited newcomer joins with the invited role, once", async () => {
  const { owner, slug } = await testOrg();
  const email = `new@${slug}.example.com`;
  const { link } = await perform(inviteMember, owner, { email, role: "manager" });
  expect(await readInvite(secretOf(link))).toMatchObject({
    email,
    role: "manager",
    isKnown: false,
  });
  const results = await Promise.allSettled(
    [1, 2, 3].map(() =>
      acceptAsNewcomer(secretOf(link), { name: "Nia", password: PASSWORD }, localRequest()),
    ),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(
    (await perform(listMembers, owner, {})).items.map(({ name, role }) => [name, role]),
  ).toEqual([
    ["Olivia Owner", "owner"],
    ["Nia", "manager"],
  ]);
  expect((await perform(listInvites, owner, {})).items).toEqual([]);
  expect(await readInvite(secretOf(link))).toBeNull();
  expect(await auditRows(owner, { action: "member.joined" })).toMatchObject([
    { actorLabel: "Nia" },
  ]);
  expect(JSON.stringify(await auditRows(owner))).not.toContain(secretOf(link));
});

test("somebody with an account accepts while signed in with the invited address, and nobody else does", async () => {
  const { owner } = await testOrg();
  const other = await testOrg();
  const guest = (await readSession(other.session))!;
  const { link } = await perform(inviteMember, owner, { email: guest.email, role: "viewer" });
  const stranger = (await readSession((await testOrg()).session))!;
  await expect(acceptInvite(secretOf(link), stranger, localRequest())).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(
    acceptAsNewcomer(secretOf(link), { name: "X", password: PASSWORD }, localRequest()),
  ).rejects.toMatchObject({ code: "conflict" });
  const slug = await acceptInvite(secretOf(link), guest, localRequest());
  const joined = person(other.session, slug);
  expect((await perform(listMembers, joined, {})).items).toHaveLength(2);
});

test("a second invitation and a withdrawal end the first link", async () => {
  const { owner, slug } = await testOrg();
  const email = `new@${slug}.example.com`;
  const first = await perform(inviteMember, owner, { email, role: "viewer" });
  const second = await perform(inviteMember, owner, { email, role: "admin" });
  expect(await readInvite(secretOf(first.link))).toBeNull();
  await perform(cancelInvite, owner, { id: second.id });
  expect(await readInvite(secretOf(second.link))).toBeNull();
  await expect(perform(cancelInvite, owner, { id: second.id })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a member is not invited again, and nobody is invited as an owner", async () => {
  const { owner, session } = await testOrg();
  const { email } = (await readSession(session))!;
  await expect(perform(inviteMember, owner, { email, role: "viewer" })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(
    perform(inviteMember, owner, { email: "x@example.com", role: "owner" }),
  ).rejects.toMatchObject({
    details: { field: "role" },
  });
});

test("there is always an owner, also when two leave at once", async () => {
  const { owner, userId, member } = await testOrg();
  await expect(perform(removeMember, owner, { userId })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(perform(changeRole, owner, { userId, role: "admin" })).rejects.toMatchObject({
    code: "conflict",
  });
  const second = await member("admin");
  await perform(changeRole, owner, { userId: second.userId, role: "owner" });
  const results = await Promise.allSettled([
    perform(changeRole, owner, { userId, role: "viewer" }),
    perform(changeRole, second.caller, { userId: second.userId, role: "viewer" }),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a removed owner's token pauses from the next call", async () => {
  const { owner, userId, mint, member } = await testOrg();
  const { token } = await mint();
  const second = await member("admin");
  await perform(changeRole, owner, { userId: second.userId, role: "owner" });
  await perform(removeMember, second.caller, { userId });
  await expect(connect(assistant(token), "list")).rejects.toMatchObject({
    details: { reason: "paused" },
  });
  await expect(perform(listMembers, owner, {})).rejects.toMatchObject({ code: "not_found" });
});

test("only owners change the team", async () => {
  const { member, userId } = await testOrg();
  const { caller } = await member("admin");
  await expect(
    perform(inviteMember, caller, { email: "x@example.com", role: "viewer" }),
  ).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(perform(removeMember, caller, { userId })).rejects.toMatchObject({
    code: "forbidden",
  });
});
