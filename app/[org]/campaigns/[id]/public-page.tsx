import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import type { CampaignDetail } from "@/lib/campaigns/shape";

/** Where anybody can apply, or why nobody can. */
export function PublicPage({ campaign }: { campaign: CampaignDetail }) {
  const { applicationUrl } = campaign;
  return (
    <Card aria-labelledby="public-page">
      <CardHeader>
        <CardTitle id="public-page">Public page</CardTitle>
        {applicationUrl && <CardDescription>Share it: whoever opens it can apply.</CardDescription>}
      </CardHeader>
      <CardContent className="flex flex-wrap items-center gap-3">
        {applicationUrl ? (
          <>
            <a
              href={applicationUrl}
              className="min-w-0 break-all font-mono text-primary text-xs underline underline-offset-4"
            >
              {applicationUrl}
            </a>
            <CopyButton value={applicationUrl} label="Copy address" />
          </>
        ) : (
          <p className="text-muted-foreground">{reasonOf(campaign)}</p>
        )}
      </CardContent>
    </Card>
  );
}

function reasonOf({ archivedAt, networkVisibility, defaultCommissionModel }: CampaignDetail) {
  if (archivedAt) return "None while the campaign is archived.";
  if (networkVisibility === "Private") {
    return "None, since the campaign is private. Edit its visibility to take applications.";
  }
  return `None, since ${MODELS[defaultCommissionModel] ?? "these"} are paid for by invitation alone.`;
}

const MODELS: Partial<Record<CampaignDetail["defaultCommissionModel"], string>> = {
  Cpc: "clicks",
  Cpl: "leads",
};
