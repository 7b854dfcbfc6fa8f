import { Field } from "@/components/ui/field";
import { NamedOptions, Select } from "@/components/ui/select";

interface CampaignFieldProps {
  campaigns: readonly { id: string; name: string }[];
  chosen?: string;
  /** Whether all of them can be chosen together. */
  all?: boolean;
}

/** Which campaign a list is of, in a form whose address is the filter. */
export function CampaignField({ campaigns, chosen, all = true }: CampaignFieldProps) {
  return (
    <Field label="Campaign" className="w-64 max-w-full">
      <Select name="campaign" defaultValue={chosen ?? ""} key={chosen}>
        {all && <option value="">All campaigns</option>}
        <NamedOptions of={campaigns} />
      </Select>
    </Field>
  );
}
