import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { textLinkClasses } from "@/components/ui/text-link";
import type { OwnCampaign } from "@/lib/area/links";
import { days } from "../[org]/campaigns/words";

interface LinksProps {
  slug: string;
  orgName: string;
  campaigns: readonly OwnCampaign[];
}

/** The parameter is the same everywhere; what it earns is each campaign's own. */
export function Links({ slug, orgName, campaigns }: LinksProps) {
  const parameter = `?via=${slug}`;
  return (
    <Card aria-labelledby="links">
      <CardHeader>
        <CardTitle id="links">Your links</CardTitle>
        <CardDescription>
          Add this to any address of {orgName}, and whoever follows it counts as yours.
        </CardDescription>
      </CardHeader>
      <CardContent className="grid gap-4">
        <Copied value={parameter} label="Copy" large />
        {campaigns.length === 0 && (
          <p className="text-muted-foreground">
            You take part in no campaign yet, so it earns nothing. Ask {orgName} to invite you to
            one.
          </p>
        )}
        {campaigns.length > 0 && (
          <ul className="grid gap-4 border-t pt-4">
            {campaigns.map((campaign) => (
              <li key={campaign.id} className="grid gap-2">
                <Campaign campaign={campaign} />
              </li>
            ))}
          </ul>
        )}
      </CardContent>
    </Card>
  );
}

function Campaign({ campaign }: { campaign: OwnCampaign }) {
  const { name, earns, cookieWindowDays, termsUrl, hasEnded, recruiting } = campaign;
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <h3 className="wrap-anywhere font-medium">{name}</h3>
        {hasEnded ? (
          <>
            <Badge>Ended</Badge>
            <span className="text-muted-foreground">Links to it earn nothing more.</span>
          </>
        ) : (
          <>
            <span>{earns}</span>
            <span className="text-muted-foreground">
              A click counts for {days(cookieWindowDays)}.
            </span>
          </>
        )}
        {termsUrl && (
          <a
            href={termsUrl}
            rel="noreferrer"
            className={textLinkClasses}
            aria-label={`Terms of ${name}`}
          >
            Terms
          </a>
        )}
      </div>
      {recruiting && (
        <div className="grid gap-1.5">
          <p className="text-muted-foreground">
            Whoever applies through this link is your recruit: you earn{" "}
            {recruiting.percent.toLocaleString("en-US")} % of their commission, on top.
          </p>
          <Copied value={recruiting.url} label={`Copy the recruiting link of ${name}`} />
        </div>
      )}
    </>
  );
}

function Copied({ value, label, large }: { value: string; label: string; large?: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <code className={`min-w-0 select-all break-all font-mono ${large ? "text-base" : "text-xs"}`}>
        {value}
      </code>
      <CopyButton value={value} label={label} iconOnly={!large} />
    </div>
  );
}
