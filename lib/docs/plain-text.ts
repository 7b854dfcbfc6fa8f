import { plain } from "./prose";
import type { Block, Section } from "./shape";

/** A section as lines of plain text, for readers that are programs. What only a page can show is left out. */
export function linesOf({ blocks }: Section, origin: string): string[] {
  return blocks.flatMap((block) => linesOfBlock(block, origin));
}

function linesOfBlock(block: Block, origin: string): string[] {
  switch (block.kind) {
    case "paragraph":
      return [plain(block.text)];
    case "list":
      return block.items.map((item, index) =>
        block.ordered ? `${index + 1}. ${plain(item)}` : plain(item),
      );
    case "table":
      return block.rows.map(([first = "", ...others]) => `${plain(first)}: ${sentences(others)}`);
    case "code":
      return block.text.split("\n");
    case "diagram":
      return [block.description];
    case "links":
      return block.items.map(({ text, href }) => `${text}: ${origin}${href}`);
    case "slot":
      return [];
  }
}

function sentences(cells: readonly string[]): string {
  return cells.map((cell) => plain(cell).replace(/([^.])$/, "$1.")).join(" ");
}
