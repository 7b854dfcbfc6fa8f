import { sql } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/lib/db/database";
import { lookUp } from "@/lib/db/look-up";
import type { SystemContext } from "@/lib/operations/system";

/** People act for themselves; what the operator does for them is the operator's act. */
export function actingFor(
  { actor }: SystemContext,
  user: { id: string; name: string },
  role: string,
) {
  if (actor.type === "admin") return { actor, role: "owner" };
  return { actor: { type: "user", id: user.id, label: user.name }, role } as const;
}

const OpenedOrg = z.object({ id: z.uuid() });

/** The person's act stands in the log of every organization that they can now reach. */
export async function recordForPerson(
  ctx: SystemContext,
  user: { id: string; name: string },
  operation: string,
  action: string,
): Promise<void> {
  const { rows } = await ctx.db.execute<{ slug: string; role: string }>(
    sql`select slug, role from memberships_of(${user.id})`,
  );
  for (const { slug, role } of rows) {
    const org = await lookUp(ctx.db, sql`open_org(${slug})`, OpenedOrg);
    if (!org) continue;
    ctx.record({
      orgId: org.id,
      ...actingFor(ctx, user, role),
      operation,
      action,
      subject: { type: "user", id: user.id, label: user.name },
      outcome: "ok",
    });
  }
}

export async function membershipsOf(
  userId: string,
): Promise<{ slug: string; name: string; role: string }[]> {
  const { rows } = await database().execute<{ slug: string; name: string; role: string }>(
    sql`select slug, name, role from memberships_of(${userId})`,
  );
  return rows;
}
