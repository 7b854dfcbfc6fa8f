import { X } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { addressOf } from "../../search-params";
import { CampaignField } from "../campaign-field";
import type { Filters } from "./filters";

interface FilterBarProps {
  path: string;
  filters: Filters;
  campaigns: readonly { id: string; name: string }[];
  /** Of the affiliate in the address. */
  affiliateName?: string;
}

/** A plain form: the address is the filter. */
export function FilterBar({ path, filters, campaigns, affiliateName }: FilterBarProps) {
  const { status, campaign, affiliate, since } = filters;
  return (
    <form
      key={JSON.stringify(filters)}
      action={path}
      className="flex flex-wrap items-end gap-x-2 gap-y-3"
    >
      {status && <input type="hidden" name="status" value={status} />}
      {affiliate && <input type="hidden" name="affiliate" value={affiliate} />}
      {campaigns.length > 1 && <CampaignField campaigns={campaigns} chosen={campaign} />}
      <Field label="Since" className="w-40 max-w-full">
        <Input type="date" name="since" defaultValue={since ?? ""} />
      </Field>
      <Button type="submit" variant="outline">
        Filter
      </Button>
      {affiliate && (
        <Link
          href={addressOf(path, { ...filters, affiliate: undefined })}
          className="inline-flex h-9 max-w-72 items-center gap-1.5 rounded-full border bg-muted pr-2 pl-3 text-xs hover:bg-accent"
        >
          <span className="sr-only">Remove filter</span>
          <span className="truncate">
            <span className="text-muted-foreground">Affiliate </span>
            <bdi>{affiliateName ?? affiliate.slice(0, 8)}</bdi>
          </span>
          <X aria-hidden="true" className="size-3 shrink-0" />
        </Link>
      )}
      {(campaign || affiliate || since) && (
        <Button asChild variant="ghost">
          <Link href={addressOf(path, { status })}>Clear</Link>
        </Button>
      )}
    </form>
  );
}
