import { Refusal } from "@/lib/operations/errors";

export const TOKEN = {
  missing: new Refusal(
    "unauthorized",
    "Send a credential as Authorization: Bearer …. An owner can generate a connection token under Settings, AI assistant.",
    { reason: "missing" },
  ),
  unknown: new Refusal(
    "unauthorized",
    "This token is not one of ours, or is no longer known. Generate a new one under Settings, AI assistant.",
    { reason: "unknown" },
  ),
  malformed: new Refusal(
    "unauthorized",
    "This token was not copied whole: its checksum does not fit. Copy it again, or generate a new one under Settings, AI assistant.",
    { reason: "malformed" },
  ),
};
export const KEY = {
  missing: new Refusal(
    "unauthorized",
    "Send an API key as Authorization: Bearer …. An admin or owner can create one under Settings, API keys.",
    { reason: "missing" },
  ),
  unknown: new Refusal(
    "unauthorized",
    "This API key is not one of ours, or is no longer known. Create a new one under Settings, API keys.",
    { reason: "unknown" },
  ),
  malformed: new Refusal(
    "unauthorized",
    "This API key was not copied whole: its checksum does not fit. Copy it again, or create a new one under Settings, API keys.",
    { reason: "malformed" },
  ),
};
/** What is expected differs by the door. */
export const NOBODY = { direct: KEY, relay: TOKEN };

export const RELAY_REQUIRED = new Refusal(
  "mcp_relay_required",
  "Connection tokens work only through the MCP endpoint. Point your AI client at /api/mcp of this server; scripts use an API key.",
);
export const KEY_AT_RELAY = new Refusal(
  "unauthorized",
  "This is an API key, for scripts. AI clients need a connection token: generate one under Settings, AI assistant.",
  { reason: "api_key" },
);
