import { Badge } from "@/components/ui/badge";
import type { AuditEvent } from "@/lib/audit/shape";

type Actor = Pick<AuditEvent, "actorType" | "actorLabel" | "clientName" | "clientVersion">;

/** Who, with the kind of who: an assistant must not be overlooked among people. */
export function ActorBadge({ actorType }: Pick<Actor, "actorType">) {
  return <Badge variant={actorType === "mcp" ? "mcp" : "neutral"}>{actorType}</Badge>;
}

/** "claude-code 2.1.328": what the client calls itself. */
export function clientWords({
  clientName,
  clientVersion,
}: Omit<Actor, "actorType" | "actorLabel">) {
  return [clientName, clientVersion].filter(Boolean).join(" ");
}
