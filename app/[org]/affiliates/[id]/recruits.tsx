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
import { listSubAffiliates } from "@/lib/sub-affiliates/operations";
import { readPage } from "@/lib/surfaces/page";
import { AmountsCell } from "../amounts";
import { STATUS_TONES } from "../words";

/** Whom this affiliate brought in, and what that has cost. */
export async function Recruits({ slug, affiliateId }: { slug: string; affiliateId: string }) {
  const { items } = await readPage(listSubAffiliates, slug, { affiliateId });
  if (items.length === 0) return null;
  return (
    <Section id="recruits" title="Recruits" className="sm:col-span-full">
      <Table label="Recruits">
        <TableHeader>
          <TableRow>
            <TableHead>Name</TableHead>
            <TableHead>Status</TableHead>
            <TableHead>Since</TableHead>
            <TableHead numeric>They earned</TableHead>
            <TableHead numeric>Their recruiter earned</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {items.map((recruit) => (
            <TableRow key={recruit.id}>
              <TableCell>
                <RowLink href={`/${slug}/affiliates/${recruit.id}`}>{recruit.fullName}</RowLink>
              </TableCell>
              <TableCell>
                <Badge variant={STATUS_TONES[recruit.status]}>{recruit.status}</Badge>
              </TableCell>
              <TableCell label="Since">
                <Time at={recruit.joinedAt} format="date" />
              </TableCell>
              <AmountsCell label="They earned" amounts={recruit.commission} />
              <AmountsCell label="Their recruiter earned" amounts={recruit.override} />
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
