import { uuidv7 } from "uuidv7";
import { affiliates, campaigns, enrollments } from "@/drizzle/schema";
import { localRequest } from "@/lib/auth/caller";
import { bookConversions } from "@/lib/conversions/credit";
import type { ConversionRow } from "@/lib/conversions/settle";
import type { ProgramContext } from "@/lib/operations/context";
import { asSystem } from "@/lib/operations/system";

interface Place {
  orgId: string;
}

/** What Rekomi does by itself in an organization, in one transaction. */
export function inProgram<T>(
  { orgId }: Place,
  work: (at: ProgramContext) => Promise<T>,
): Promise<T> {
  return asSystem(localRequest(), async (ctx) => {
    await ctx.enterOrg(orgId);
    return work({ db: ctx.db, now: ctx.now, org: { id: orgId } });
  });
}

/** A campaign and affiliates who take part in it. */
export async function addTeam(
  org: Place,
  { names = ["Ada", "Ben", "Cleo"] }: { names?: readonly string[] } = {},
) {
  const { orgId } = org;
  const campaignId = uuidv7();
  const people = names.map((fullName) => {
    const id = uuidv7();
    const slug = `${fullName.toLowerCase().replace(/\W+/g, "-")}-${id.slice(-8)}`;
    return { id, fullName, slug, email: `${slug}@example.com` };
  });
  await inProgram(org, async ({ db, now }) => {
    await db.insert(campaigns).values({
      orgId,
      id: campaignId,
      name: "Spring",
      slug: `spring-${campaignId.slice(-12)}`,
      currency: "USD",
      commissionType: "Percentage",
      commissionModel: "Cps",
      commissionValue: 2_000,
      cookieWindowDays: 30,
      attributionModel: "LastTouch",
      autoApprove: true,
      networkVisibility: "Private",
      createdAt: now,
    });
    for (const { id, fullName, slug, email } of people) {
      await db
        .insert(affiliates)
        .values({ orgId, id, email, fullName, slug, status: "Approved", createdAt: now });
      await db.insert(enrollments).values({ orgId, campaignId, affiliateId: id, createdAt: now });
    }
  });
  return { campaignId, people };
}

export type Earning = Pick<ConversionRow, "campaignId" | "affiliateId"> & {
  commissionMinor: number;
  currency?: string;
  status?: "Pending" | "Approved";
  occurredAt?: Date;
  heldBecause?: ConversionRow["heldBecause"];
};

/** Sales of twice their commission, each with an external id that a refund may name. */
export async function addEarnings(
  org: Place,
  earnings: readonly Earning[],
): Promise<{ id: string; externalId: string }[]> {
  return inProgram(org, async (at) => {
    const rows = earnings.map((earning) => {
      const { commissionMinor, status = "Approved", occurredAt = at.now } = earning;
      const id = uuidv7();
      return {
        id,
        campaignId: earning.campaignId,
        affiliateId: earning.affiliateId,
        type: "Sale",
        status,
        amountMinor: commissionMinor * 2,
        commissionMinor,
        currency: earning.currency ?? "USD",
        explanation: { rule: { kind: "Percentage", hundredths: 5_000, from: "campaign" } },
        heldBecause: earning.heldBecause ?? null,
        externalId: `sale-${id}`,
        occurredAt,
        createdAt: at.now,
      } as const;
    });
    await bookConversions(at, rows);
    return rows.map(({ id, externalId }) => ({ id, externalId }));
  });
}
