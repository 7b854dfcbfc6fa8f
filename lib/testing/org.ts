import { uuidv7 } from "uuidv7";
import { memberships, users } from "@/drizzle/schema";
import { createOwner } from "@/lib/auth/accounts";
import { bearerCaller, localRequest, sessionCaller } from "@/lib/auth/caller";
import { startSession } from "@/lib/auth/sessions";
import type { Caller, RequestFacts } from "@/lib/operations/context";
import { perform } from "@/lib/operations/perform";
import { asSystem } from "@/lib/operations/system";
import type { Role } from "@/lib/orgs/shape";
import { mintToken } from "@/lib/tokens/operations";
import type { MintInput } from "@/lib/tokens/shape";

/** An organization of a test's own, and the people it needs: nothing is shared, so nothing is cleaned up. */
export async function testOrg(name = "Acme") {
  const slug = `t-${uuidv7()}`;
  const account = await asSystem(localRequest(), async (ctx) => {
    const owner = await createOwner(ctx, {
      name: "Olivia Owner",
      email: `olivia@${slug}.example.com`,
      passwordHash: "not a hash",
      orgName: name,
      orgSlug: slug,
    });
    return { ...owner, session: await startSession(ctx.db, owner.userId, ctx.request, ctx.now) };
  });
  const owner = person(account.session, slug);
  return {
    ...account,
    slug,
    owner,
    member: (role: Role) => addMember(account.orgId, slug, role),
    mint: (input: Partial<MintInput> = {}) =>
      perform(mintToken, owner, { name: "Claude Desktop laptop", ...input }),
    assistant: (token: string, facts: Partial<RequestFacts> = {}) => assistant(token, facts),
  };
}

export function person(session: string, slug: string, facts: Partial<RequestFacts> = {}): Caller {
  return sessionCaller(session, slug, { ...localRequest(), ip: "192.0.2.1", ...facts });
}

/** A bearer that came through the relay. */
export function assistant(token: string, facts: Partial<RequestFacts> = {}): Caller {
  return bearerCaller(
    `Bearer ${token}`,
    {
      ...localRequest(),
      ip: "198.51.100.7",
      clientName: "claude-code",
      clientVersion: "2.1.328",
      ...facts,
    },
    "relay",
  );
}

async function addMember(orgId: string, slug: string, role: Role) {
  const userId = uuidv7();
  const session = await asSystem(localRequest(), async (ctx) => {
    await ctx.db.insert(users).values({
      id: userId,
      email: `${userId}@example.com`,
      name: `The ${role}`,
      createdAt: ctx.now,
    });
    await ctx.enterOrg(orgId);
    await ctx.db.insert(memberships).values({ orgId, userId, role, createdAt: ctx.now });
    return startSession(ctx.db, userId, ctx.request, ctx.now);
  });
  return { userId, caller: person(session, slug) };
}

/** The newest rows of an organization's log, as its owner reads them. */
export async function auditRows(owner: Caller, filter: Record<string, unknown> = {}) {
  const { listAuditLog } = await import("@/lib/audit/operations");
  return (await perform(listAuditLog, owner, { pageSize: 100, ...filter })).items;
}
