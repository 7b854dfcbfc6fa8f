import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { AuditEvent } from "@/lib/audit/shape";
import { OUTCOME_WORDS } from "./filters";

const TONES: Record<AuditEvent["outcome"], Tone> = {
  ok: "ok",
  refused: "warn",
  held: "info",
  started: "info",
  failed: "danger",
  unknown: "danger",
};

export function Outcome({ outcome }: Pick<AuditEvent, "outcome">) {
  return <Badge variant={TONES[outcome]}>{OUTCOME_WORDS[outcome]}</Badge>;
}
