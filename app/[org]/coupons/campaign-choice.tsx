import { Button } from "@/components/ui/button";
import { CampaignField } from "../campaign-field";

interface CampaignChoiceProps {
  path: string;
  campaigns: readonly { id: string; name: string }[];
  chosen: string;
}

/** A plain form: the address is the choice. */
export function CampaignChoice({ path, campaigns, chosen }: CampaignChoiceProps) {
  return (
    <form action={path} className="flex flex-wrap items-end gap-2">
      <CampaignField campaigns={campaigns} chosen={chosen} all={false} />
      <Button type="submit" variant="outline">
        Show
      </Button>
    </form>
  );
}
