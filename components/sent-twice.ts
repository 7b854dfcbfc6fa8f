import type { RefusalBody } from "@/lib/surfaces/shape";

/**
 * Reloading the page that showed a secret sends its form again; the secret is not shown again.
 * @param what "token"
 */
export function sentTwice(problem: RefusalBody | null, what: string): RefusalBody | null {
  if (problem?.error !== "idempotency_conflict") return problem;
  return {
    ...problem,
    message: `This form was sent before, and what it made was shown then. Nothing was done now. Rotate the ${what} to get a value that you can copy.`,
  };
}
