import { Money } from "@/components/money";
import { Time } from "@/components/time";
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
import type { OwnConversion } from "@/lib/area/conversions";
import type { AreaQuery } from "@/lib/area/shape";
import { SaleAmount } from "../[org]/conversions/sale-amount";
import { STATUS_TONES } from "../[org]/conversions/words";
import { Pages } from "./pages";
import { Section } from "./section";

interface ConversionsProps {
  list: OwnPage["conversions"];
  query: AreaQuery;
}

export function Conversions({ list, query }: ConversionsProps) {
  return (
    <Section id="conversions" title="Conversions">
      {list.items.length > 0 ? (
        <ConversionTable conversions={list.items} />
      ) : (
        <EmptyState title="No conversion yet">
          A sale appears here as soon as somebody who came through your link buys.
        </EmptyState>
      )}
      <Pages list="conversions" query={query} next={list.nextCursor} />
    </Section>
  );
}

function ConversionTable({ conversions }: { conversions: readonly OwnConversion[] }) {
  return (
    <Table label="Conversions">
      <TableHeader>
        <TableRow>
          <TableHead>When</TableHead>
          <TableHead>Status</TableHead>
          <TableHead>Why it earns this</TableHead>
          <TableHead numeric>Amount</TableHead>
          <TableHead numeric>You earn</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {conversions.map((conversion) => (
          <TableRow key={conversion.id}>
            <TableCell>
              <Time at={conversion.occurredAt} />
              <span className="wrap-anywhere block text-muted-foreground text-xs">
                {placeOf(conversion)}
              </span>
            </TableCell>
            <TableCell>
              <Badge variant={STATUS_TONES[conversion.status]}>{conversion.status}</Badge>
            </TableCell>
            <TableCell className="wrap-anywhere text-muted-foreground text-xs max-sm:order-last max-sm:basis-full">
              {conversion.why}
            </TableCell>
            <TableCell numeric label="Amount">
              <SaleAmount {...conversion} />
            </TableCell>
            <TableCell numeric label="You earn" className="font-medium">
              <Money minor={conversion.earnedMinor} currency={conversion.currency} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** "Recurring in Partners, code JANE20" */
function placeOf({ type, campaign, couponCode }: OwnConversion): string {
  return `${type} in ${campaign}${couponCode ? `, code ${couponCode}` : ""}`;
}
