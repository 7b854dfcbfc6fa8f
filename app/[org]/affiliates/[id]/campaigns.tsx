import Link from "next/link";
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
import type { Enrollment } from "@/lib/affiliates/shape";
import type { Campaign } from "@/lib/campaigns/shape";
import { termsWords } from "../words";

interface CampaignsProps {
  slug: string;
  enrollments: readonly Enrollment[];
  campaigns: readonly Campaign[];
}

/** What they take part in, and on what terms. */
export function Campaigns({ slug, enrollments, campaigns }: CampaignsProps) {
  if (enrollments.length === 0) return null;
  return (
    <section
      aria-labelledby="campaigns"
      className="grid min-w-0 grid-cols-1 gap-3 sm:col-span-full"
    >
      <h2 id="campaigns" className="font-semibold">
        Campaigns
      </h2>
      <Table label="Campaigns">
        <TableHeader>
          <TableRow>
            <TableHead>Campaign</TableHead>
            <TableHead>Commission</TableHead>
            <TableHead>Joined</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {enrollments.map((enrollment) => {
            const campaign = campaigns.find(({ id }) => id === enrollment.campaignId);
            return (
              <TableRow key={enrollment.campaignId}>
                <TableCell>
                  <Link
                    href={`/${slug}/campaigns/${enrollment.campaignId}`}
                    className="wrap-anywhere inline-block rounded-sm py-0.5 font-medium underline-offset-4 hover:underline"
                  >
                    {enrollment.campaignName}
                  </Link>{" "}
                  {campaign?.archivedAt && <Badge>Archived</Badge>}
                </TableCell>
                <TableCell>
                  {campaign ? termsWords(enrollment, campaign) : "—"}{" "}
                  {enrollment.customCommissionType && <Badge>Their own</Badge>}
                </TableCell>
                <TableCell label="Joined">
                  <Time at={enrollment.joinedAt} format="date" />
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </section>
  );
}
