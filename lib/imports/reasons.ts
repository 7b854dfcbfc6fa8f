import type { Reason } from "./shape";

/** Row numbers that a reason names, and reasons that an answer names: it has to stay small. */
const ROWS = 20;
const LINES = 100;

/** What there is to say about rows: the same thing is said once, with the rows that it is said of. */
export class Reasons {
  private readonly lines = new Map<string, Reason>();

  /** @param row counted from 0 */
  add(outcome: Reason["outcome"], reason: string, row: number): void {
    const key = `${outcome} ${reason}`;
    const line = this.lines.get(key) ?? { outcome, reason, count: 0, rows: [] };
    line.count += 1;
    if (line.rows.length < ROWS) line.rows.push(row + 1);
    this.lines.set(key, line);
  }

  count(outcome: Reason["outcome"]): number {
    return this.all(outcome).reduce((sum, { count }) => sum + count, 0);
  }

  list(): Reason[] {
    const outcomes = ["errored", "skipped", "changed"] as const;
    return outcomes.flatMap((outcome) => {
      const lines = this.all(outcome);
      const others = lines.slice(LINES);
      return others.length === 0 ? lines : [...lines.slice(0, LINES), summed(outcome, others)];
    });
  }

  private all(outcome: Reason["outcome"]): Reason[] {
    return [...this.lines.values()].filter((line) => line.outcome === outcome);
  }
}

function summed(outcome: Reason["outcome"], lines: readonly Reason[]): Reason {
  return {
    outcome,
    reason: "More rows for reasons like these.",
    count: lines.reduce((sum, { count }) => sum + count, 0),
    rows: lines.flatMap(({ rows }) => rows).slice(0, ROWS),
  };
}
