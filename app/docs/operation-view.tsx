import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { CodeBlock } from "@/components/ui/code-block";
import type { AnyOperation } from "@/lib/operations/define";
import { publicUrl } from "@/lib/surfaces/endpoint";
import { curlExample, mcpExample } from "@/lib/surfaces/examples";
import { refusalsByStatus } from "@/lib/surfaces/refusals";
import { API_ROOT, parseRoute } from "@/lib/surfaces/routes";
import { Facts } from "../[org]/facts";
import { FieldList } from "./field-list";
import { inputParts, outputsOf, termsOf } from "./operation-facts";

/** All that there is to know of one operation, from the registry that also runs it. */
export function OperationView({ operation }: { operation: AnyOperation }) {
  const { name, title, summary, guidance } = operation;
  const base = `${publicUrl()}${API_ROOT}`;
  return (
    <section aria-labelledby={name} className="grid min-w-0 grid-cols-1 gap-4 border-t pt-6">
      <div className="grid gap-2">
        <h2 id={name} className="scroll-mt-6 font-semibold text-base">
          <a href={`#${name}`} className="rounded-sm hover:underline">
            {title}
          </a>
        </h2>
        <RouteLine operation={operation} />
        <p className="max-w-prose leading-6">{[summary, guidance].filter(Boolean).join(" ")}</p>
      </div>
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <Facts facts={termsOf(operation)} />
          {inputParts(operation).map(({ title: part, fields }) => (
            <Part key={part} title={part}>
              <FieldList fields={fields} />
            </Part>
          ))}
          <Part title="Errors">
            <ErrorList operation={operation} />
          </Part>
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <CodeBlock code={curlExample(operation, base)} path="Script" copyLabel="Copy" wrap />
          {operation.surfaces.includes("mcp") && (
            <CodeBlock code={mcpExample(operation)} path="Assistant" copyLabel="Copy" wrap />
          )}
          <Part title="Answer">
            <FieldList fields={outputsOf(operation)} says="optional" />
          </Part>
        </div>
      </div>
    </section>
  );
}

export function RouteLine({ operation }: { operation: AnyOperation }) {
  const { method, template } = parseRoute(operation.rest ?? "GET /");
  return (
    <p className="flex min-w-0 items-baseline gap-2 font-mono text-xs">
      <Badge variant={operation.kind === "write" ? "info" : "neutral"} className="[&>svg]:hidden">
        {method}
      </Badge>
      <span className="wrap-anywhere min-w-0">{template}</span>
    </p>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-1.5">
      <h3 className="font-medium text-muted-foreground">{title}</h3>
      {children}
    </div>
  );
}

function ErrorList({ operation }: { operation: AnyOperation }) {
  return (
    <ul className="grid gap-1">
      {refusalsByStatus(operation).map(([status, codes]) => (
        <li key={status} className="flex gap-2 font-mono text-xs leading-5">
          <span className="text-muted-foreground">{status}</span>
          <span className="wrap-anywhere min-w-0">{codes.join(", ")}</span>
        </li>
      ))}
    </ul>
  );
}
