/** Round numbers that cover the values and zero, least first: 0, 50, 100, 150. */
export function ticksFor(values: readonly number[], about = 4): number[] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  if (low === high) return [0, 1];
  const step = roundStep((high - low) / about);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** Whole numbers only: what we count, and money in minor units. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  return Math.max(1, factor * power);
}

/** Where a value lies between the lowest and the highest tick, from 0 at the bottom to 1 at the top. */
export function heightOf(value: number, ticks: readonly number[]): number {
  const low = ticks.at(0) ?? 0;
  const high = ticks.at(-1) ?? 1;
  return (value - low) / (high - low);
}
