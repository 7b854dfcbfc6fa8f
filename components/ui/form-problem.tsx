import { Notice } from "@/components/ui/notice";
import type { RefusalBody } from "@/lib/surfaces/shape";

/** What went wrong with a form as a whole. */
export function FormProblem({ problem }: { problem: RefusalBody | null }) {
  if (!problem) return null;
  return (
    <Notice role="alert" variant="danger">
      {problem.message}
      {problem.error === "internal_error" && (
        <>
          {" "}
          Reference <code className="font-mono text-xs">{problem.requestId}</code>
        </>
      )}
    </Notice>
  );
}
