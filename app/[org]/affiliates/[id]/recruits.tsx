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
import { listSubAffiliates } from "@/lib/sub-affiliates/operations";
import { readPage } from "@/lib/surfaces/page";
import { Amounts } from "../amounts";
import { STATUS_TONES } from "../words";

/** Whom this affiliate brought in, and what that has cost. */
export async function Recruits({ slug, affiliateId }: { slug: string; affiliateId: string }) {
  const { items } = await readPage(listSubAffiliates, slug, { affiliateId });
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="recruits" className="grid min-w-0 grid-cols-1 gap-3 sm:col-span-full">
      <h2 id="recruits" className="font-semibold">
        Recruits
      </h2>
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
                <Link
                  href={`/${slug}/affiliates/${recruit.id}`}
                  className="wrap-anywhere inline-block rounded-sm py-0.5 font-medium underline-offset-4 hover:underline"
                >
                  {recruit.fullName}
                </Link>
              </TableCell>
              <TableCell>
                <Badge variant={STATUS_TONES[recruit.status]}>{recruit.status}</Badge>
              </TableCell>
              <TableCell label="Since">
                <Time at={recruit.joinedAt} format="date" />
              </TableCell>
              <TableCell numeric label="They earned">
                <span className="inline-flex">
                  <Amounts amounts={recruit.commission} />
                </span>
              </TableCell>
              <TableCell numeric label="Their recruiter earned">
                <span className="inline-flex">
                  <Amounts amounts={recruit.override} />
                </span>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
