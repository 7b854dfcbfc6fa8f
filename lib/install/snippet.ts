import { and, desc, eq, isNull } from "drizzle-orm";
import { campaigns } from "@/drizzle/schema";
import { findCampaign } from "@/lib/campaigns/campaigns";
import type { Context } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { ownOrg } from "@/lib/orgs/orgs";
import { settings } from "@/lib/settings";
import { pixelIn, provisioned } from "@/lib/tracking/pixel";
import { ENDPOINTS } from "./platforms/steps";
import type { Snippet, SnippetInput } from "./shape";

/** The one place that writes the snippet: the dashboard, scripts and assistants hand on what it answers. */
export async function getSnippet(
  ctx: Context,
  { campaignId, withPixel }: SnippetInput,
): Promise<Snippet> {
  const campaign = campaignId ? await named(ctx, campaignId) : await newest(ctx);
  const org = await ownOrg(ctx);
  const pixel = withPixel ? provisioned(pixelIn(org)) : null;
  return {
    campaignId: campaign.id,
    campaignName: campaign.name,
    withPixel,
    snippet: tag({
      "data-program-id": campaign.id,
      "data-params": org.attributionParams.join(","),
      "data-public-key": pixel?.publicKey ?? "",
    }),
    conversionSnippet: pixel ? CONVERSION : undefined,
  };
}

/** Every value is made of letters, digits, commas, hyphens and underscores, so none needs escaping. */
function tag(attributes: Record<string, string>): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== "");
  const words = given.map(([name, value]) => ` ${name}="${value}"`).join("");
  return `<script async src="${settings().url}${ENDPOINTS.loader}"${words}></script>`;
}

/** Works before the script has loaded, too: what is told meanwhile waits in the queue. */
const CONVERSION = `<script>
  window.Rekomi = window.Rekomi || { queue: [], convert: function (sale) { this.queue.push(sale); } };
  Rekomi.convert({ externalId: "ORDER_ID", amountCents: 4900, currency: "USD", email: "CUSTOMER_EMAIL" });
</script>`;

async function named(ctx: Context, id: string) {
  const campaign = await findCampaign(ctx, id);
  if (campaign.archivedAt) {
    refuse("conflict", `${campaign.name} is archived, so its clicks do not count. Name another.`, {
      field: "campaignId",
    });
  }
  return campaign;
}

async function newest(ctx: Context) {
  const [campaign] = await ctx.db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.orgId, ctx.org.id), isNull(campaigns.archivedAt)))
    .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
    .limit(1);
  return (
    campaign ??
    refuse(
      "conflict",
      "There is no campaign yet, and a snippet counts for one. Create a campaign first.",
    )
  );
}
