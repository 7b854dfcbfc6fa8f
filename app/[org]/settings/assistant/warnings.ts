import type { Token } from "@/lib/tokens/shape";

interface Warning {
  tone: "warn" | "danger";
  title: string;
  advice: string;
}

/** What an owner should look at, worst first. */
export function warningsOf({ name, status, clientsSeen, revokedAt, check }: Token): Warning[] {
  const warnings: Warning[] = [];
  if (check.refusal === "mcp_relay_required") {
    warnings.push({
      tone: "danger",
      title: `${name} was sent straight to the API`,
      advice:
        "It was refused: a connection token works at the endpoint alone. If that was not one of your clients, somebody else has the token. Revoke it.",
    });
  }
  if (revokedAt && check.refusedAt && check.refusedAt > revokedAt) {
    warnings.push({
      tone: "warn",
      title: `${name} is still being used, although it is revoked`,
      advice: "Every call is refused. Take the token out of the client that still sends it.",
    });
  }
  if (check.refusal === "rotated" && status === "active") {
    warnings.push({
      tone: "warn",
      title: `An old value of ${name} is still being used`,
      advice: "It is refused. Put the new value into the client, and restart it.",
    });
  }
  if (clientsSeen > 1 && (status === "active" || status === "paused")) {
    warnings.push({
      tone: "warn",
      title: `${name} was seen from ${clientsSeen} clients or addresses`,
      advice:
        "Use one token for each client and device: then you can stop one without the others, and the audit log tells them apart.",
    });
  }
  return warnings;
}
