import type { AnyOperation } from "@/lib/operations/define";
import type { Tier } from "@/lib/orgs/shape";

interface KeyGate {
  /** The least plan on which an API key may call them. */
  tier: Tier;
  operations: readonly AnyOperation[];
}

/** What direct API keys are asked for, read from the operations themselves; the one that most ask comes first. */
export function keyGates(all: readonly AnyOperation[]): KeyGate[] {
  const gates = new Map<Tier, AnyOperation[]>();
  for (const operation of all) {
    if (!operation.surfaces.includes("rest") || !operation.apiKeyPlan) continue;
    gates.set(operation.apiKeyPlan, [...(gates.get(operation.apiKeyPlan) ?? []), operation]);
  }
  return [...gates]
    .map(([tier, operations]) => ({ tier, operations }))
    .sort((one, other) => other.operations.length - one.operations.length);
}
