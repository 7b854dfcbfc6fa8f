/** Whether a statement failed because a row with the same key exists. Drizzle wraps what pg threw. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("code" in error && error.code === "23505") {
    return !constraint || ("constraint" in error && error.constraint === constraint);
  }
  return "cause" in error && isUniqueViolation(error.cause, constraint);
}
