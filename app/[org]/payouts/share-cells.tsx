import { Money } from "@/components/money";
import { TableCell, TableHead } from "@/components/ui/table";

interface Share {
  conversionCount: number;
  adjustmentMinor?: number;
  amountMinor: number;
}

/** Corrections have a column only where there are any. */
export function hasCorrections(shares: readonly Share[]): boolean {
  return shares.some(({ adjustmentMinor }) => adjustmentMinor !== undefined);
}

export function ShareHeads({ withCorrections }: { withCorrections: boolean }) {
  return (
    <>
      <TableHead numeric>Conversions</TableHead>
      {withCorrections && <TableHead numeric>Corrections</TableHead>}
      <TableHead numeric>Amount</TableHead>
    </>
  );
}

interface ShareCellsProps {
  share: Share;
  currency: string;
  withCorrections: boolean;
}

/** What one affiliate's part of a batch is made of. */
export function ShareCells({ share, currency, withCorrections }: ShareCellsProps) {
  const { conversionCount, adjustmentMinor, amountMinor } = share;
  return (
    <>
      <TableCell numeric label="Conversions">
        {conversionCount.toLocaleString("en-US")}
      </TableCell>
      {withCorrections && (
        <TableCell numeric label="Corrections">
          {adjustmentMinor === undefined ? (
            "—"
          ) : (
            <Money minor={adjustmentMinor} currency={currency} />
          )}
        </TableCell>
      )}
      <TableCell numeric label="Amount" className="font-medium">
        <Money minor={amountMinor} currency={currency} />
      </TableCell>
    </>
  );
}
