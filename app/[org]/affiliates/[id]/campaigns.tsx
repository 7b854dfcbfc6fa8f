import { Section } from "@/components/section";
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
    <Section id="campaigns" title="Campaigns" className="sm:col-span-full">
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
                  <RowLink href={`/${slug}/campaigns/${enrollment.campaignId}`}>
                    {enrollment.campaignName}
                  </RowLink>{" "}
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
    </Section>
  );
}
