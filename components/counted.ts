/** "1 affiliate", "1,204 affiliates"; with the plural where it is another word. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}
