import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { OTHER_ACTIONS } from "@/lib/docs/audit-actions";
import { operations } from "@/lib/operations/registry";

/** Every action that a row can have: those of operations from the registry, then those of nobody's call. */
export function ActionsTable() {
  return (
    <Table label="Every action">
      <TableHeader>
        <TableRow>
          <TableHead>Action</TableHead>
          <TableHead>Written for</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {actions().map(([action, words]) => (
          <TableRow key={action}>
            <TableCell className="align-top">
              <code className="wrap-anywhere font-mono text-xs">{action}</code>
            </TableCell>
            <TableCell className="align-top max-sm:basis-full">{words}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** By noun, so that what belongs to one thing stands together. */
function actions(): [action: string, words: string][] {
  const words = new Map<string, string>();
  for (const { action, title } of operations) {
    const others = words.get(action);
    words.set(action, others ? `${others}; ${title.toLowerCase()}` : title);
  }
  return [...words, ...Object.entries(OTHER_ACTIONS)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
}
