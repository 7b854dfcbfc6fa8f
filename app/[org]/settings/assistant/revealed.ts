import type { FilledWay } from "@/lib/guides/fill";
import type { RevealedToken } from "@/lib/tokens/shape";

/** What the one answer to minting or rotating holds. */
export interface Revealed extends RevealedToken {
  endpoint: string;
  /** The client that was chosen, with everything filled in. */
  client?: { key: string; name: string; ways: FilledWay[] };
}
