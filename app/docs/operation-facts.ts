import type { AnyOperation, Effect } from "@/lib/operations/define";
import { operations } from "@/lib/operations/registry";
import { atLeastWords } from "@/lib/orgs/shape";
import { type FieldFact, fieldFacts } from "@/lib/surfaces/field-facts";
import { type Group, groupsOf } from "@/lib/surfaces/groups";
import { inputSchema, outputSchema } from "@/lib/surfaces/json-schema";
import { hasBody } from "@/lib/surfaces/refusals";
import { parseRoute } from "@/lib/surfaces/routes";

/** The operations that scripts reach, by noun. */
export function referenceGroups(): Group[] {
  return groupsOf(operations.filter(({ rest, surfaces }) => rest && surfaces.includes("rest")));
}

export const inputsOf = (operation: AnyOperation) => fieldFacts(inputSchema(operation));
export const outputsOf = (operation: AnyOperation) => fieldFacts(outputSchema(operation));

interface InputPart {
  title: string;
  fields: readonly FieldFact[];
}

/** The inputs by where a request carries them. */
export function inputParts(operation: AnyOperation): InputPart[] {
  const { parameters } = parseRoute(operation.rest ?? "GET /");
  const inputs = inputsOf(operation);
  const isInPath = ({ name }: FieldFact) => parameters.includes(name);
  return [
    { title: "In the path", fields: inputs.filter(isInPath) },
    {
      title: hasBody(operation) ? "In the body" : "In the query",
      fields: inputs.filter((field) => !isInPath(field)),
    },
  ].filter(({ fields }) => fields.length > 0);
}

/** Who may call it, and what follows from calling it. */
export function termsOf(operation: AnyOperation): Record<string, string | undefined> {
  const { name, kind, role, plan, apiKeyPlan, effect, sensitive, idempotent, action } = operation;
  return {
    Scope: kind === "read" ? "read or read_write" : "read_write",
    Role: `${role} or higher`,
    Plan: plan ? `${atLeastWords(plan)}, however it is called` : "Any",
    "Plan for keys": apiKeyPlan ? `${atLeastWords(apiKeyPlan)}; assistants on any plan` : "Any",
    Effect: EFFECTS[effect],
    Repeat: kind === "write" ? repeatWords(effect, idempotent) : undefined,
    Tool: operation.surfaces.includes("mcp")
      ? `${name}${sensitive ? ", which an assistant confirms with its user first" : ""}`
      : "Not offered to assistants",
    "Audit action": action,
  };
}

const EFFECTS: Record<Effect, string> = {
  none: "Changes nothing.",
  reversible: "Changes something that another call can change back.",
  external: "Reaches people or systems outside. What is sent cannot be taken back.",
  money: "Makes money payable.",
  destructive: "Ends something for good.",
};

function repeatWords(effect: Effect, idempotent = false): string {
  if (effect === "none") return "Harmless.";
  if (idempotent) return "Harmless: the same input changes nothing more.";
  return "Send an Idempotency-Key, so that a repeat is answered and not done again.";
}
