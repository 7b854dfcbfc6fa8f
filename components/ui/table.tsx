// biome-ignore-all lint/a11y/noRedundantRoles: display changes on phones make browsers forget them
import type { ComponentProps } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { cn } from "@/lib/utils";

/*
 * On a phone each row becomes two lines: its first cell, then the others with their `label`s.
 */

/** `label` names the table for screen readers. */
export function Table({ className, label, ...props }: ComponentProps<"table"> & { label: string }) {
  return (
    <ScrollRegion label={label} className="rounded-lg border bg-card">
      <table
        data-slot="table"
        role="table"
        aria-label={label}
        className={cn("w-full caption-bottom tabular-nums max-sm:block", className)}
        {...props}
      />
    </ScrollRegion>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<"thead">) {
  return (
    <thead
      data-slot="table-header"
      role="rowgroup"
      className={cn("border-b bg-muted/60 max-sm:sr-only", className)}
      {...props}
    />
  );
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return (
    <tbody
      data-slot="table-body"
      role="rowgroup"
      className={cn("max-sm:block [&>tr:last-child]:border-0", className)}
      {...props}
    />
  );
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      data-slot="table-row"
      role="row"
      className={cn(
        "relative border-b transition-colors hover:bg-muted/60 data-[state=selected]:bg-primary-soft",
        "max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-1 max-sm:p-3",
        className,
      )}
      {...props}
    />
  );
}

export function TableHead({
  className,
  numeric,
  ...props
}: ComponentProps<"th"> & { numeric?: boolean }) {
  return (
    <th
      data-slot="table-head"
      role="columnheader"
      scope="col"
      className={cn(
        "h-9 whitespace-nowrap px-3 text-left font-medium text-muted-foreground text-xs",
        numeric && "text-right",
        className,
      )}
      {...props}
    />
  );
}

interface TableCellProps extends ComponentProps<"td"> {
  /** The column's name, said before the value on phones. Leave out where the value speaks for itself. */
  label?: string;
  /** Right-aligned, in figures of equal width. */
  numeric?: boolean;
}

export function TableCell({ className, label, numeric, ...props }: TableCellProps) {
  return (
    <td
      data-slot="table-cell"
      role="cell"
      data-label={label}
      className={cn(
        "h-11 px-3 py-2 align-middle",
        "max-sm:h-auto max-sm:p-0 max-sm:text-xs max-sm:first:basis-full max-sm:first:pr-10 max-sm:first:text-sm",
        "max-sm:data-label:before:mr-1 max-sm:data-label:before:text-muted-foreground max-sm:data-label:before:content-[attr(data-label)]",
        numeric && "text-right tabular-nums max-sm:text-left",
        className,
      )}
      {...props}
    />
  );
}

/** The head of the column with the rows' menus. */
export function TableActionsHead() {
  return (
    <TableHead>
      <span className="sr-only">Actions</span>
    </TableHead>
  );
}

/** The row's menu: at the end of the line, at the corner of the two lines on a phone. */
export function TableActions({ className, ...props }: ComponentProps<"td">) {
  return (
    <td
      data-slot="table-actions"
      role="cell"
      className={cn(
        "w-0 whitespace-nowrap px-2 text-right max-sm:absolute max-sm:top-2 max-sm:right-1 max-sm:w-auto",
        className,
      )}
      {...props}
    />
  );
}
