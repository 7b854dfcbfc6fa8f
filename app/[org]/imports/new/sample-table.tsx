import { formatMoney } from "@/components/money";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { AffiliateRow, ConversionRow, type ImportKind } from "@/lib/imports/shape";
import type { ReadyRow } from "./mapping";

const SHOWN = 3;

/** The first rows as they were understood: a wrong column or unit is seen here. */
export function SampleTable({ kind, ready }: { kind: ImportKind; ready: readonly ReadyRow[] }) {
  const rows = ready.slice(0, SHOWN).map(({ place, row }) => ({
    place,
    cells: kind === "Affiliates" ? affiliateCells(row) : conversionCells(row),
  }));
  const [first] = rows;
  if (!first) return null;
  return (
    <section aria-labelledby="sample" className="grid min-w-0 grid-cols-1 gap-3">
      <h3 id="sample" className="font-semibold">
        As it was understood
      </h3>
      <Table label="The first rows">
        <TableHeader>
          <TableRow>
            {Object.keys(first.cells).map((name) => (
              <TableHead key={name}>{name}</TableHead>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map(({ place, cells }) => (
            <TableRow key={place}>
              {Object.entries(cells).map(([name, text]) => (
                <TableCell key={name} label={name} className="wrap-anywhere">
                  {text || "—"}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

function affiliateCells(given: unknown): Record<string, string> {
  const { email, fullName, status, slug, paypalEmail } = AffiliateRow.parse(given);
  return {
    Email: email,
    Name: fullName ?? "",
    Status: status,
    "Referral name": slug ?? "",
    PayPal: paypalEmail ?? "",
  };
}

function conversionCells(given: unknown): Record<string, string> {
  const row = ConversionRow.parse(given);
  return {
    Affiliate: row.affiliateEmail ?? row.affiliateSlug ?? "",
    Sale: formatMoney(row.amountCents, row.currency),
    Commission: formatMoney(row.commissionCents, row.currency),
    Date: row.occurredAt.slice(0, 10),
    Paid: row.paid ? "Yes" : "No",
    Customer: row.customerEmail ?? row.customerName ?? "",
    Id: row.externalId ?? "",
  };
}
