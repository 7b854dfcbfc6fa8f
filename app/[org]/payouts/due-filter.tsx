import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { CampaignField } from "../campaign-field";

interface DueFilterProps {
  path: string;
  campaigns: readonly { id: string; name: string }[];
  campaign?: string;
  /** A day. */
  since?: string;
}

/** A plain form: the address is the filter. */
export function DueFilter({ path, campaigns, campaign, since }: DueFilterProps) {
  return (
    <form action={path} className="flex flex-wrap items-end gap-2">
      <CampaignField campaigns={campaigns} chosen={campaign} />
      <Field label="Sales since" className="w-40 max-w-full">
        <Input type="date" name="since" defaultValue={since ?? ""} key={since} />
      </Field>
      <Button type="submit" variant="outline">
        Filter
      </Button>
      {(campaign || since) && (
        <Button asChild variant="ghost">
          <Link href={path}>Clear</Link>
        </Button>
      )}
    </form>
  );
}
