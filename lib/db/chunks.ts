/** A statement takes 65,535 parameters: rows of up to 65 columns fit. */
const CHUNK = 1_000;

export function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += CHUNK) yield rows.slice(start, start + CHUNK);
}
