import type { Metadata } from "next";
import { referencePage } from "@/lib/docs/reference";
import { operations } from "@/lib/operations/registry";
import { atLeastWords } from "@/lib/orgs/shape";
import { publicUrl, rateLimits } from "@/lib/surfaces/endpoint";
import { keyGates } from "@/lib/surfaces/gates";
import { DocView } from "./doc-view";
import { OperationIndex } from "./operation-index";

export const metadata: Metadata = { title: "API reference" };

export default function ReferencePage() {
  const gates = keyGates(operations).map((gate) => ({
    plan: atLeastWords(gate.tier),
    operations: gate.operations.map(({ title }) => title),
  }));
  return (
    <DocView
      page={referencePage({ origin: publicUrl(), rates: rateLimits(), gates })}
      slots={{ operations: <OperationIndex /> }}
    />
  );
}
