import { uuidv7 } from "uuidv7";
import { affiliates } from "@/drizzle/schema";
import type { AffiliateStatus } from "@/lib/affiliates/shape";
import { localRequest } from "@/lib/auth/caller";
import { asSystem } from "@/lib/operations/system";

/** An affiliate as an application would have left it. */
export async function addAffiliate(
  { orgId }: { orgId: string },
  { status }: { status: AffiliateStatus },
): Promise<string> {
  const id = uuidv7();
  await asSystem(localRequest(), async (ctx) => {
    await ctx.enterOrg(orgId);
    await ctx.db.insert(affiliates).values({
      orgId,
      id,
      email: `${id}@example.com`,
      fullName: "Jane Doe",
      slug: `jane-${id.slice(-12)}`,
      status,
      createdAt: ctx.now,
    });
  });
  return id;
}
