import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

interface CampaignChoiceProps {
  path: string;
  campaigns: readonly { id: string; name: string }[];
  chosen: string;
}

/** A plain form: the address is the choice. */
export function CampaignChoice({ path, campaigns, chosen }: CampaignChoiceProps) {
  return (
    <form action={path} className="flex flex-wrap items-end gap-2">
      <Field label="Campaign" className="w-64 max-w-full">
        <Select name="campaign" defaultValue={chosen} key={chosen}>
          {campaigns.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit" variant="outline">
        Show
      </Button>
    </form>
  );
}
