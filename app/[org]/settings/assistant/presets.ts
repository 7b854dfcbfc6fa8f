import { operations } from "@/lib/operations/registry";
import { roleAtLeast } from "@/lib/orgs/shape";
import { inputOfForm } from "@/lib/surfaces/form";
import { type Access, MintInput } from "@/lib/tokens/shape";
import { type Preset, presetOf } from "./preset-words";

/** What an assistant can be given, as a form offers it. */
export interface Tool {
  name: string;
  title: string;
  summary: string;
  kind: "read" | "write";
}

export function tools(): Tool[] {
  return operations
    .filter(({ surfaces }) => surfaces.includes("mcp"))
    .map(({ name, title, summary, kind }) => ({ name, title, summary, kind }));
}

interface Policy {
  access: Access;
  allowedTools?: readonly string[];
}

/** The limits that a choice of the form stands for. */
export function policyFor(preset: Preset, chosen: readonly string[]): Policy {
  switch (preset) {
    case "analyst":
      return { access: "read" };
    case "manager":
      return { access: "read_write", allowedTools: managerTools() };
    case "everything":
      return { access: "read_write" };
    case "custom":
      return { access: chosen.some(isWrite) ? "read_write" : "read", allowedTools: chosen };
  }
}

/** All that a manager may read, and decisions about affiliates. */
function managerTools(): string[] {
  return operations
    .filter(({ surfaces }) => surfaces.includes("mcp"))
    .filter(({ kind, role, action }) =>
      kind === "read" ? roleAtLeast("manager", role) : action.startsWith("affiliate."),
    )
    .map(({ name }) => name);
}

function isWrite(name: string): boolean {
  return operations.some((operation) => operation.name === name && operation.kind === "write");
}

/** The form asks for a preset and a day; the operation takes access, tools and a moment. */
export function mintInputOf(form: FormData): Record<string, unknown> {
  const { access: _preset, allowedTools, expiresAt, ...input } = inputOfForm(MintInput, form);
  const chosen = Array.isArray(allowedTools) ? allowedTools.map(String) : [];
  return {
    ...input,
    ...policyFor(presetOf(form.get("preset")), chosen),
    ...(typeof expiresAt === "string" && { expiresAt: endOfDay(expiresAt) }),
  };
}

function endOfDay(day: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T23:59:59Z` : day;
}
