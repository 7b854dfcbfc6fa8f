import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { dateIn } from "@/components/time-words";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { OwnPage } from "@/lib/area/area";
import type { AreaQuery, OwnPayout } from "@/lib/area/shape";
import { Pages } from "./pages";
import { Section } from "./section";
import { PAYOUT_WORDS } from "./words";

interface PayoutsProps {
  list: OwnPage["payouts"];
  query: AreaQuery;
  zone: string;
}

export function Payouts({ list, query, zone }: PayoutsProps) {
  return (
    <Section id="payouts" title="Payouts">
      {list.items.length > 0 ? (
        <Table label="Payouts">
          <TableHeader>
            <TableRow>
              <TableHead>Payout of</TableHead>
              <TableHead>Status</TableHead>
              <TableHead>Paid</TableHead>
              <TableHead numeric>Amount</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {list.items.map((payout) => (
              <PayoutRow key={`${payout.id} ${payout.currency}`} payout={payout} zone={zone} />
            ))}
          </TableBody>
        </Table>
      ) : (
        <EmptyState title="No payout yet">
          What is payable goes into the company&apos;s next payout, and is listed here from then on.
        </EmptyState>
      )}
      <Pages list="payouts" query={query} next={list.nextCursor} />
    </Section>
  );
}

function PayoutRow({ payout, zone }: { payout: OwnPayout; zone: string }) {
  const { word, tone } = PAYOUT_WORDS[payout.status];
  return (
    <TableRow>
      <TableCell className="font-medium">{dateIn(Date.parse(payout.createdAt), zone)}</TableCell>
      <TableCell>
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <Badge variant={tone}>{word}</Badge>
          {payout.status === "Failed" && (
            <span className="text-muted-foreground text-xs">payable again</span>
          )}
        </span>
      </TableCell>
      <TableCell label="Paid">
        <Time at={payout.paidAt} />
      </TableCell>
      <TableCell numeric label="Amount" className="font-medium">
        <Money minor={payout.amountMinor} currency={payout.currency} />
      </TableCell>
    </TableRow>
  );
}
