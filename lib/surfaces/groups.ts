import type { AnyOperation } from "@/lib/operations/define";

/** Operations about one noun, for navigation, tags and pages. */
export interface Group {
  /** Part of an address: "audit-log". */
  id: string;
  title: string;
  operations: readonly AnyOperation[];
}

/** By the noun that their addresses begin with, in the order in which the operations are given. */
export function groupsOf(operations: readonly AnyOperation[]): Group[] {
  const groups = new Map<string, AnyOperation[]>();
  for (const operation of operations) {
    const { id } = groupOf(operation);
    groups.set(id, [...(groups.get(id) ?? []), operation]);
  }
  return [...groups].map(([id, members]) => ({ id, title: titleOf(id), operations: members }));
}

export function groupOf({ rest }: AnyOperation): Pick<Group, "id" | "title"> {
  const segment = rest?.split("/")[1] ?? "";
  const id = SAME[segment] ?? segment;
  return { id, title: titleOf(id) };
}

/** Published addresses call one noun by several names. */
const SAME: Record<string, string> = { programs: "campaigns", me: "coupons" };

const TITLES: Record<string, string> = { org: "Organization" };

function titleOf(id: string): string {
  const words = id.replaceAll("-", " ");
  return TITLES[id] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
