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
import type { OwnRecruit } from "@/lib/area/recruits";
import { AmountsCell } from "../[org]/affiliates/amounts";
import { STATUS_TONES } from "../[org]/affiliates/words";
import { Section } from "./section";

export function Recruits({ recruits }: { recruits: readonly OwnRecruit[] }) {
  if (recruits.length === 0) return null;
  return (
    <Section
      id="recruits"
      title="Your recruits"
      purpose="They applied through your recruiting link. What you earn on their sales is on top: it takes nothing from them."
    >
      <Table label="Your recruits">
        <TableHeader>
          <TableRow>
            <TableHead>Name</TableHead>
            <TableHead>Status</TableHead>
            <TableHead>Since</TableHead>
            <TableHead numeric>You earned</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {recruits.map((recruit) => (
            <TableRow key={recruit.id}>
              <TableCell className="wrap-anywhere font-medium">
                <bdi>{recruit.fullName}</bdi>
              </TableCell>
              <TableCell>
                <Badge variant={STATUS_TONES[recruit.status]}>{recruit.status}</Badge>
              </TableCell>
              <TableCell label="Since">
                <Time at={recruit.joinedAt} format="date" />
              </TableCell>
              <AmountsCell label="You earned" amounts={recruit.override} />
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
