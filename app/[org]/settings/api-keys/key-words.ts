import type { Tone } from "@/components/ui/tone";
import type { ApiKey } from "@/lib/api-keys/shape";
import { ACCESS, type Access } from "@/lib/tokens/shape";

export const SCOPES = ACCESS;

export const SCOPE_WORDS: Record<Access, { title: string; short: string; description: string }> = {
  read: {
    title: "Read",
    short: "Read",
    description: "Reads what your own role may read, and changes nothing.",
  },
  read_write: {
    title: "Read and write",
    short: "Read, write",
    description:
      "Also creates, approves and imports as far as your own role reaches, and sends events from your server.",
  },
};

export const STATUS_WORDS: Record<ApiKey["status"], { word: string; tone: Tone }> = {
  active: { word: "Active", tone: "ok" },
  paused: { word: "Paused", tone: "warn" },
  revoked: { word: "Revoked", tone: "neutral" },
};
