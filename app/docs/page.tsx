import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { CodeBlock } from "@/components/ui/code-block";
import { operations } from "@/lib/operations/registry";
import { publicUrl } from "@/lib/surfaces/endpoint";
import { API_ROOT, routesOf } from "@/lib/surfaces/routes";
import { OperationView } from "./operation-view";
import { TableOfContents } from "./table-of-contents";

export const metadata: Metadata = { title: "API reference" };

export default function ReferencePage() {
  const base = `${publicUrl()}${API_ROOT}`;
  const reachable = operations.filter(({ surfaces }) => surfaces.includes("rest"));
  const routed = routesOf(reachable);
  // In the registry's order, which is that of the product.
  const entries = reachable.flatMap((each) => routed.filter(({ operation }) => operation === each));
  return (
    <>
      <PageHeader
        title="API reference"
        purpose="Every operation that a script can reach with an API key. An assistant's tools are the same operations, and the rules and the audit row are the same."
      />
      <div className="mb-8 grid max-w-prose gap-4">
        <CodeBlock
          code={`curl ${base}/org -H "Authorization: Bearer rk_live_…"`}
          path="Terminal"
          copyLabel="Copy"
          wrap
        />
        <p>
          Paths below begin at <code className="font-mono text-xs">{base}</code>. Amounts are
          integers in minor units of the currency beside them. A write takes an{" "}
          <code className="font-mono text-xs">Idempotency-Key</code> header: a repeat with the same
          key and body within 24 hours is answered, not done again.
        </p>
        <ul className="flex flex-wrap gap-x-5 gap-y-2">
          <li>
            <a href="/openapi.json" className="text-primary underline underline-offset-4">
              OpenAPI document
            </a>
          </li>
          <li>
            <a href="/llms/mcp.txt" className="text-primary underline underline-offset-4">
              The same for assistants, as plain text
            </a>
          </li>
        </ul>
      </div>
      <div className="grid items-start gap-8 lg:grid-cols-[12rem_minmax(0,1fr)] lg:gap-12">
        <TableOfContents
          items={entries.map(({ operation }) => ({ id: operation.name, heading: operation.title }))}
        />
        <div className="grid min-w-0 gap-6">
          {entries.map(({ operation, route }) => (
            <OperationView key={operation.name} operation={operation} route={route} />
          ))}
        </div>
      </div>
    </>
  );
}
