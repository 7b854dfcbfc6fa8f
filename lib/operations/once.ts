import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { idempotencyKeys } from "@/drizzle/schema";
import { hashInput, redact } from "@/lib/audit/redact";
import type { Context } from "./context";
import type { Operation } from "./define";
import { refuse } from "./errors";

/**
 * A write with an idempotency key happens once: the key is taken first, in the work's own transaction, so
 * that a racing repeat waits and then finds the answer. Kept 24 hours.
 */
export async function once<O extends z.ZodObject>(
  operation: Pick<Operation<z.ZodObject, O>, "kind" | "name" | "reveals" | "output">,
  ctx: Context,
  input: unknown,
  work: () => Promise<z.infer<O>>,
): Promise<z.infer<O>> {
  const key = ctx.request.idempotencyKey;
  if (operation.kind === "read" || !key) return work();
  const scope = createHash("sha256")
    .update([ctx.actor.type, ctx.actor.id, operation.name, key].join("\n"))
    .digest("hex");
  const inputHash = hashInput(input);
  const mine = and(eq(idempotencyKeys.orgId, ctx.org.id), eq(idempotencyKeys.scope, scope));
  const taken = await ctx.db
    .insert(idempotencyKeys)
    .values({ orgId: ctx.org.id, scope, inputHash, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ scope: idempotencyKeys.scope });
  if (taken.length > 0) {
    const output = await work();
    await ctx.db
      .update(idempotencyKeys)
      .set({ output: JSON.stringify(withoutSecrets(operation, output)) })
      .where(mine);
    return output;
  }
  const [earlier] = await ctx.db.select().from(idempotencyKeys).where(mine);
  if (!earlier?.output || earlier.inputHash !== inputHash) {
    return refuse(
      "idempotency_conflict",
      "This idempotency key was used with another input. Use a new key.",
    );
  }
  if (operation.reveals) {
    return refuse(
      "idempotency_conflict",
      "This was already done with this key, and what it revealed is not kept. List to see the result.",
    );
  }
  return operation.output.parse(JSON.parse(earlier.output));
}

function withoutSecrets(operation: Pick<Operation, "reveals">, output: Record<string, unknown>) {
  const hidden: readonly string[] = operation.reveals ?? [];
  return redact(
    Object.fromEntries(Object.entries(output).filter(([name]) => !hidden.includes(name))),
  );
}
