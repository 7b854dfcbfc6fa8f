/** Whether PostgreSQL ended this transaction so that another, which waited for it, could go on. */
export function isDeadlock(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  return (
    ("code" in error && error.code === "40P01") || ("cause" in error && isDeadlock(error.cause))
  );
}

/** Whether a statement failed because a row with the same key exists. Drizzle wraps what pg threw. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("code" in error && error.code === "23505") {
    return !constraint || ("constraint" in error && error.constraint === constraint);
  }
  return "cause" in error && isUniqueViolation(error.cause, constraint);
}
