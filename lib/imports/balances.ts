/** Minor units by currency. */
export type Balances = Record<string, number>;

export function addTo(balances: Balances, currency: string, amountMinor: number): void {
  balances[currency] = (balances[currency] ?? 0) + amountMinor;
}

export function sumOf(rows: readonly { currency: string; amountMinor: number }[]): Balances {
  const balances: Balances = {};
  for (const { currency, amountMinor } of rows) addTo(balances, currency, amountMinor);
  return balances;
}
