import { LinkTabs } from "@/components/ui/link-tabs";
import type { AffiliateStatus } from "@/lib/affiliates/shape";
import { addressOf } from "../../search-params";

const SHOWN: readonly AffiliateStatus[] = ["Pending", "Approved", "Paused", "Rejected", "Removed"];

interface AffiliateTabsProps {
  slug: string;
  /** undefined: all of them. */
  current: AffiliateStatus | "Invites" | undefined;
  campaign?: string;
}

export function AffiliateTabs({ slug, current, campaign }: AffiliateTabsProps) {
  const path = `/${slug}/affiliates`;
  return (
    <LinkTabs
      label="Affiliates"
      tabs={[
        ...[undefined, ...SHOWN].map((status) => ({
          href: addressOf(path, { status, campaign }),
          label: status ?? "All",
          current: status === current,
        })),
        {
          href: addressOf(`${path}/invites`, { campaign }),
          label: "Invites",
          current: current === "Invites",
        },
      ]}
    />
  );
}
