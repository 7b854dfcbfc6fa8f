import type { AnyOperation } from "@/lib/operations/define";

/** Operations about one noun, for navigation, tags and pages. */
export interface Group {
  /** Part of an address: "audit-log". */
  id: string;
  title: string;
  operations: readonly AnyOperation[];
}

/** By the noun of the audit action, in the order in which the operations are given. */
export function groupsOf(operations: readonly AnyOperation[]): Group[] {
  const nouns = new Map<string, AnyOperation[]>();
  for (const operation of operations) {
    const noun = nounOf(operation);
    nouns.set(noun, [...(nouns.get(noun) ?? []), operation]);
  }
  return [...nouns].map(([noun, members]) => ({
    id: noun.replaceAll("_", "-"),
    title: titleOf(noun),
    operations: members,
  }));
}

export function groupOf(operation: AnyOperation): Pick<Group, "id" | "title"> {
  const noun = nounOf(operation);
  return { id: noun.replaceAll("_", "-"), title: titleOf(noun) };
}

function nounOf({ action }: AnyOperation): string {
  return action.split(".", 1)[0] ?? action;
}

/** Nouns of which there is one, or none to count. */
const SINGULAR: Record<string, string> = {
  audit_log: "Audit log",
  billing: "Billing",
  dashboard: "Dashboard",
  home_currency: "Home currency",
  install: "Install",
  org: "Organization",
};

function titleOf(noun: string): string {
  const words = noun.replaceAll("_", " ");
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return SINGULAR[noun] ?? (title.endsWith("s") ? title : `${title}s`);
}
