import { Badge } from "@/components/ui/badge";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { Reason } from "@/lib/imports/shape";
import { OUTCOMES, rowWords } from "./words";

export function ReasonTable({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <Table label="What was not simply imported">
      <TableHeader>
        <TableRow>
          <TableHead>Outcome</TableHead>
          <TableHead>Why</TableHead>
          <TableHead numeric>Rows</TableHead>
          <TableHead>Which</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {reasons.map((reason) => (
          <TableRow key={`${reason.outcome} ${reason.reason}`}>
            <TableCell>
              <Badge variant={OUTCOMES[reason.outcome].tone}>{OUTCOMES[reason.outcome].word}</Badge>
            </TableCell>
            <TableCell className="wrap-anywhere min-w-48 max-sm:basis-full">
              {reason.reason}
            </TableCell>
            <TableCell numeric label="Rows">
              {reason.count.toLocaleString("en-US")}
            </TableCell>
            <TableCell label="Which" className="wrap-anywhere min-w-32 text-muted-foreground">
              {rowWords(reason)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
