import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { CampaignField } from "../campaign-field";

interface CampaignFilterProps {
  path: string;
  campaigns: readonly { id: string; name: string }[];
  chosen?: string;
  status?: string;
  /** What is chosen by tabs elsewhere travels along unseen. */
  statuses?: readonly { value: string; label: string }[];
}

/** A plain form: the address is the filter. */
export function CampaignFilter({ path, campaigns, chosen, status, statuses }: CampaignFilterProps) {
  return (
    <form action={path} className="flex flex-wrap items-end gap-2">
      {status && !statuses && <input type="hidden" name="status" value={status} />}
      <CampaignField campaigns={campaigns} chosen={chosen} />
      {statuses && (
        <Field label="Status" className="w-40">
          <Select name="status" defaultValue={status ?? ""} key={status}>
            <option value="">Any status</option>
            {statuses.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Button type="submit" variant="outline">
        Filter
      </Button>
    </form>
  );
}
