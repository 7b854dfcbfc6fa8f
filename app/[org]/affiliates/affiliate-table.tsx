import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { RowLink } from "@/components/ui/text-link";
import type { Affiliate } from "@/lib/affiliates/shape";
import { approve, reject } from "./actions";
import { Decision } from "./decision";
import { STATUS_TONES } from "./words";

interface AffiliateTableProps {
  slug: string;
  affiliates: readonly Affiliate[];
  campaigns: readonly { id: string; name: string }[];
  mayDecide: boolean;
}

export function AffiliateTable({ slug, affiliates, campaigns, mayDecide }: AffiliateTableProps) {
  const decides = mayDecide && affiliates.some(({ status }) => status === "Pending");
  const nameOf = (id: string) => campaigns.find((campaign) => campaign.id === id)?.name;
  return (
    <Table label="Affiliates">
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead>Status</TableHead>
          <TableHead>Referral name</TableHead>
          <TableHead>Campaigns</TableHead>
          <TableHead>Since</TableHead>
          {decides && <TableHead className="text-right">Answer</TableHead>}
        </TableRow>
      </TableHeader>
      <TableBody>
        {affiliates.map((affiliate) => (
          <TableRow key={affiliate.id}>
            <TableCell>
              <RowLink href={`/${slug}/affiliates/${affiliate.id}`}>{affiliate.fullName}</RowLink>
              <span className="wrap-anywhere block text-muted-foreground text-xs">
                {affiliate.email}
              </span>
            </TableCell>
            <TableCell>
              <Badge variant={STATUS_TONES[affiliate.status]}>{affiliate.status}</Badge>
            </TableCell>
            <TableCell label="Referral name">
              <code className="wrap-anywhere font-mono text-xs">{affiliate.slug}</code>
            </TableCell>
            <TableCell label="Campaigns">
              {affiliate.campaignIds.map(nameOf).filter(Boolean).join(", ") || "—"}
            </TableCell>
            <TableCell label="Since">
              <Time at={affiliate.createdAt} />
            </TableCell>
            {decides && (
              <TableCell className="max-sm:basis-full">
                {affiliate.status === "Pending" && (
                  <div className="flex justify-end max-sm:justify-start">
                    <Decision
                      affiliate={{ id: affiliate.id, fullName: affiliate.fullName }}
                      approve={approve.bind(null, slug)}
                      reject={reject.bind(null, slug)}
                    />
                  </div>
                )}
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
