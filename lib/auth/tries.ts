import { refuse } from "@/lib/operations/errors";
import { countEvent, mostSince } from "./installation-log";

/** Counts first, so that a burst of tries at once is counted whole. */
export async function refuseIfTrying(
  kind: "sign_in_tried" | "setup" | "mail_requested" | "applied",
  keys: readonly string[],
  limit: number,
  now = new Date(),
): Promise<void> {
  for (const key of keys) await countEvent(kind, key, now);
  if ((await mostSince(kind, keys, new Date(now.getTime() - 900_000))) > limit) {
    refuse("rate_limited", "Too many tries. Wait a quarter of an hour, then try again.", {
      retryAfter: 900,
    });
  }
}
