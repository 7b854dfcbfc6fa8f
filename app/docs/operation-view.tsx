import { Badge } from "@/components/ui/badge";
import type { AnyOperation } from "@/lib/operations/define";
import type { ParsedRoute } from "@/lib/surfaces/routes";
import { Facts } from "../[org]/facts";
import { InputList } from "./input-list";
import { errorsOf, inputsOf } from "./operation-facts";

interface OperationViewProps {
  operation: AnyOperation;
  route: ParsedRoute;
}

export function OperationView({ operation, route }: OperationViewProps) {
  const { name, title, summary, guidance, kind, role, plan, apiKeyPlan } = operation;
  return (
    <section aria-labelledby={name} className="grid min-w-0 gap-3 rounded-lg border bg-card p-4">
      <h2 id={name} className="scroll-mt-6 font-semibold text-base">
        {title}
      </h2>
      <p className="wrap-anywhere flex items-center gap-2 font-mono text-xs">
        <Badge variant={kind === "write" ? "info" : "neutral"}>{route.method}</Badge>
        <span>{route.template}</span>
      </p>
      <p className="max-w-prose">{[summary, guidance].filter(Boolean).join(" ")}</p>
      <Facts
        facts={{
          Tool: operation.surfaces.includes("mcp") ? (
            <code className="font-mono text-xs">{name}</code>
          ) : undefined,
          Access: kind,
          Role: `${role} or higher`,
          Plan: plan ? `${plan} or higher, on every surface` : "any",
          "API key": apiKeyPlan && `needs ${apiKeyPlan} or higher; assistants do not`,
          Inputs: <InputList inputs={inputsOf(operation)} />,
          Errors: (
            <span className="wrap-anywhere font-mono text-xs">
              {errorsOf(operation).join(", ")}
            </span>
          ),
        }}
      />
    </section>
  );
}
