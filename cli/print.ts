import type { Command } from "./command";

/** An answer for people: a table for a list, a line for each field otherwise. */
export function inWords(command: Command, answer: object): string {
  const body = command.words?.(answer) ?? tableOf(command, answer);
  return command.note ? `${body}\n\n${command.note}` : body;
}

function tableOf(command: Command, answer: object): string {
  if (!("items" in answer) || !Array.isArray(answer.items)) {
    return inColumns(Object.entries(answer).map(([name, value]) => [name, cell(value)])).join("\n");
  }
  const rows = answer.items.map((item: object) => new Map(Object.entries(item)));
  if (rows.length === 0) return "None.";
  const columns = command.columns ?? [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const lines = rows.map((row) => columns.map((column) => cell(row.get(column))));
  return inColumns([columns, ...lines]).join("\n");
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return "-";
  return Array.isArray(value) ? value.join(",") || "-" : String(value);
}

export function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const widths = rows[0]?.map((_, column) => widthOf(column)) ?? [];
  return rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
