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
import type { ImportJob } from "@/lib/imports/shape";
import { balanceWords, STATUS } from "./words";

export function JobTable({ slug, jobs }: { slug: string; jobs: readonly ImportJob[] }) {
  return (
    <Table label="Imports">
      <TableHeader>
        <TableRow>
          <TableHead>Import</TableHead>
          <TableHead>Status</TableHead>
          <TableHead numeric>Imported</TableHead>
          <TableHead numeric>Skipped</TableHead>
          <TableHead numeric>Not imported</TableHead>
          <TableHead>Made payable</TableHead>
          <TableHead>When</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {jobs.map((job) => (
          <TableRow key={job.jobId}>
            <TableCell>
              <RowLink href={`/${slug}/imports/${job.jobId}`}>
                {job.kind} into {job.campaignName}
              </RowLink>
              <span className="block text-muted-foreground text-xs">by {job.createdBy}</span>
            </TableCell>
            <TableCell>
              <Badge variant={STATUS[job.status].tone}>{STATUS[job.status].word}</Badge>
            </TableCell>
            <TableCell numeric label="Imported">
              {job.imported.toLocaleString("en-US")}
            </TableCell>
            <TableCell numeric label="Skipped">
              {job.skipped.toLocaleString("en-US")}
            </TableCell>
            <TableCell numeric label="Not imported">
              {job.errored.toLocaleString("en-US")}
            </TableCell>
            <TableCell label="Made payable">
              {job.kind === "Conversions" ? balanceWords(job.unpaidConfirmedByCurrency) : "—"}
            </TableCell>
            <TableCell label="When">
              <Time at={job.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
