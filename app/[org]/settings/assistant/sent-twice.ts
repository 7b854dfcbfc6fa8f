import type { RefusalBody } from "@/lib/operations/errors";

/** Reloading the page that showed a token sends its form again; the token is not shown again. */
export function sentTwice(problem: RefusalBody | null): RefusalBody | null {
  if (problem?.error !== "idempotency_conflict") return problem;
  return {
    ...problem,
    message:
      "This form was sent before, and the value it made was shown then. Nothing was done now. Rotate the token to get a value that you can copy.",
  };
}
