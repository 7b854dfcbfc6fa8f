import { uuidv7 } from "uuidv7";
import { bookConversions } from "@/lib/conversions/book";
import type { ConversionRow } from "@/lib/conversions/standing";
import { addAffiliate, addCampaign, enroll, inProgram, type Place } from "./rows";

/** A campaign and affiliates who take part in it. */
export async function addTeam(
  org: Place,
  { names = ["Ada", "Ben", "Cleo"] }: { names?: readonly string[] } = {},
) {
  const campaignId = await addCampaign(org);
  const people: Awaited<ReturnType<typeof addAffiliate>>[] = [];
  for (const fullName of names) {
    const person = await addAffiliate(org, { fullName });
    await enroll(org, campaignId, person.id);
    people.push(person);
  }
  return { campaignId, people };
}

type Earning = Pick<ConversionRow, "campaignId" | "affiliateId"> & {
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
