import { createCampaign } from "@/lib/campaigns/operations";
import type { CreateCampaignInput } from "@/lib/campaigns/shape";
import { perform } from "@/lib/operations/perform";
import { testOrg } from "./org";

/** An organization with one campaign. */
export async function testCampaign(input: Partial<CreateCampaignInput> = {}) {
  const org = await testOrg("Acme");
  const { id: campaignId } = await perform(createCampaign, org.owner, {
    name: "Partners",
    slug: "partners",
    ...input,
  });
  return { ...org, campaignId };
}
