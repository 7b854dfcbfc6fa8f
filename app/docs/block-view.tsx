import type { ReactNode } from "react";
import { Prose } from "@/components/prose";
import { CodeBlock } from "@/components/ui/code-block";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { Block, SlotName } from "@/lib/docs/shape";
import { cn } from "@/lib/utils";
import { DiagramView } from "./diagram-view";

export type Slots = Partial<Record<SlotName, ReactNode>>;

export function BlockView({ block, slots }: { block: Block; slots: Slots }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p className="max-w-prose leading-6">
          <Prose>{block.text}</Prose>
        </p>
      );
    case "list":
      return <ListView {...block} />;
    case "table":
      return <TableView {...block} />;
    case "code":
      return <CodeBlock code={block.text} wrap copyLabel="Copy" />;
    case "diagram":
      return <DiagramView diagram={block} />;
    case "links":
      return (
        <ul className="grid gap-1.5">
          {block.items.map(({ text, href }) => (
            <li key={href}>
              <TextLink href={href}>{text}</TextLink>
            </li>
          ))}
        </ul>
      );
    case "slot":
      return slots[block.name];
  }
}

function ListView({ ordered, items }: { ordered: boolean; items: readonly string[] }) {
  const Element = ordered ? "ol" : "ul";
  return (
    <Element
      className={`grid max-w-prose gap-2 pl-5 leading-6 marker:text-muted-foreground ${ordered ? "list-decimal" : "list-disc"}`}
    >
      {items.map((item) => (
        <li key={item} className="pl-1">
          <Prose>{item}</Prose>
        </li>
      ))}
    </Element>
  );
}

interface TableViewProps {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

function TableView({ columns, rows }: TableViewProps) {
  return (
    <Table label={columns.join(", ")}>
      <TableHeader>
        <TableRow>
          {columns.map((column) => (
            <TableHead key={column}>{column}</TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.join()}>
            {row.map((cell, index) => (
              <TableCell
                key={columns[index]}
                className={cn(
                  "align-top max-sm:basis-full",
                  index === 0 && "font-medium",
                  // A code is read whole or not at all.
                  /^`[^` ]+`$/.test(cell) && "whitespace-nowrap",
                )}
              >
                <Prose>{cell}</Prose>
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
