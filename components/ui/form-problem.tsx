"use client";

import { useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";
import type { RefusalBody } from "@/lib/surfaces/shape";

/** What went wrong with a form as a whole. It stands above it, and is brought into view from the button below. */
export function FormProblem({ problem }: { problem: RefusalBody | null }) {
  const notice = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (problem) notice.current?.scrollIntoView({ block: "nearest" });
  }, [problem]);

  if (!problem) return null;
  return (
    <Notice ref={notice} role="alert" variant="danger" className="scroll-my-20">
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
