import type { z } from "zod";
import type { Role, Tier } from "@/lib/orgs/shape";
import type { Context } from "./context";
import type { RefusalCode } from "./errors";

export type Surface = "rest" | "mcp" | "dashboard";

/** What a call does to the world: decides MCP hints, confirm dialogs and approvals. */
export type Effect = "none" | "reversible" | "external" | "money" | "destructive";

export type Route = `${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /${string}`;

export interface Subject {
  type: string;
  id: string;
  label?: string;
}

/** One thing the product can do. Every surface, document and permission table is read from these. */
export interface Operation<
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodObject = z.ZodObject,
> {
  readonly kind: "read" | "write";
  /** MCP tool name and OpenAPI operationId. */
  readonly name: string;
  /** A few words for menus and MCP titles: "Approve affiliate". */
  readonly title: string;
  /** One present-tense sentence that a person and a model both understand. */
  readonly summary: string;
  /** Further sentences for a model: what to do first, what happens. */
  readonly guidance?: string;
  /** Path parameters in braces are fields of the input. */
  readonly rest?: Route;
  readonly surfaces: readonly Surface[];
  /** Least role. */
  readonly role: Role;
  /** Feature gate: holds on every surface. */
  readonly plan?: Tier;
  /** Public-API gate: direct API keys only. */
  readonly apiKeyPlan?: Tier;
  readonly effect: Effect;
  /** Held by the approval rule `sensitive`; the description says to confirm first. */
  readonly sensitive?: boolean;
  /** A repeat with the same input changes nothing more. */
  readonly idempotent?: boolean;
  /** Codes of its own, beside those that any call of its kind may meet: for the reference. */
  readonly refuses?: readonly RefusalCode[];
  /** Audit action, `entity.verb_past`. */
  readonly action: string;
  readonly input: I;
  readonly output: O;
  /** Output fields that are shown once and written down nowhere. */
  readonly reveals?: readonly (keyof z.infer<O> & string)[];
  subject?(output: z.infer<O>, input: z.infer<I>): Subject | undefined;
  run(context: Context, input: z.infer<I>): Promise<z.input<O>>;
}

type Definition<I extends z.ZodObject, O extends z.ZodObject> = Omit<Operation<I, O>, "kind">;

export function read<I extends z.ZodObject, O extends z.ZodObject>(
  definition: Omit<Definition<I, O>, "effect">,
): Operation<I, O> {
  return declare({ ...definition, kind: "read", effect: "none" });
}

export function write<I extends z.ZodObject, O extends z.ZodObject>(
  definition: Definition<I, O>,
): Operation<I, O> {
  return declare({ ...definition, kind: "write" });
}

const toolNames = new Set<string>();

function declare<I extends z.ZodObject, O extends z.ZodObject>(operation: Operation<I, O>) {
  if (operation.surfaces.includes("mcp")) toolNames.add(operation.name);
  return operation;
}

/** Whether an operation of this name is offered to assistants: a policy may name no other. */
export function isTool(name: string): boolean {
  return toolNames.has(name);
}

/** An operation whose own shapes no longer matter, as the registry and the surfaces hold it. */
export type AnyOperation = Operation;
