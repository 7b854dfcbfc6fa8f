import { uuidv7 } from "uuidv7";
import { affiliates, campaigns, enrollments } from "@/drizzle/schema";
import { localRequest } from "@/lib/auth/caller";
import type { ProgramContext } from "@/lib/operations/context";
import { asSystem, within } from "@/lib/operations/system";

/** An organization, by whatever else a test knows of it. */
export interface Place {
  orgId: string;
}

export type CampaignTerms = Partial<typeof campaigns.$inferInsert>;
export type Person = Partial<typeof affiliates.$inferInsert>;
export type OwnTerms = Pick<typeof enrollments.$inferInsert, "commissionType" | "commissionValue">;

/** What Rekomi does by itself in an organization, in one transaction. */
export function inProgram<T>(
  { orgId }: Place,
  work: (at: ProgramContext) => Promise<T>,
): Promise<T> {
  return asSystem(localRequest(), async (ctx) => {
    await ctx.enterOrg(orgId);
    return work(within(ctx, orgId));
  });
}

/** 20 % of each sale, unless other terms are given. @returns its id */
export async function addCampaign(org: Place, given: CampaignTerms = {}): Promise<string> {
  const id = uuidv7();
  await inProgram(org, ({ db, now }) =>
    db.insert(campaigns).values({
      orgId: org.orgId,
      id,
      name: "Partners",
      slug: `c-${id}`,
      currency: "USD",
      commissionType: "Percentage",
      commissionModel: "Cps",
      commissionValue: 2_000,
      cookieWindowDays: 30,
      attributionModel: "LastTouch",
      autoApprove: false,
      networkVisibility: "Private",
      createdAt: now,
      ...given,
    }),
  );
  return id;
}

/** As an application would have left them. */
export async function addAffiliate(org: Place, given: Person = {}) {
  const id = given.id ?? uuidv7();
  const affiliate = {
    orgId: org.orgId,
    id,
    email: `${id}@example.com`,
    fullName: "Jane Doe",
    slug: `jane-${id.slice(-12)}`,
    status: "Approved",
    ...given,
  } as const;
  await inProgram(org, ({ db, now }) =>
    db.insert(affiliates).values({ createdAt: now, ...affiliate }),
  );
  return affiliate;
}

export async function enroll(
  org: Place,
  campaignId: string,
  affiliateId: string,
  own: OwnTerms = {},
): Promise<void> {
  await inProgram(org, ({ db, now }) =>
    db
      .insert(enrollments)
      .values({ orgId: org.orgId, campaignId, affiliateId, createdAt: now, ...own }),
  );
}
