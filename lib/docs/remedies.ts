import type { RefusalCode } from "@/lib/operations/errors";

export interface Remedy {
  means: string;
  remedy: string;
}

/** What a person does about each code. Typed by the codes themselves, so that none goes without. */
export const REMEDIES: Record<RefusalCode, Remedy> = {
  unauthorized: {
    means:
      "The token or key is missing, wrong, unknown, revoked, expired, rotated or paused; `reason` says which.",
    remedy:
      "For an AI client, generate or rotate a token under **Settings → AI assistant**; for a script, a key under **Settings → API keys**. Each works at its own address: tokens at `/api/mcp`, keys at `/api/v1`.",
  },
  mcp_relay_required: {
    means: "The client calls `/api/v1` with a connection token. That is refused, and written down.",
    remedy:
      "Point the client at the endpoint `/api/mcp`. A script uses an API key at `/api/v1` instead. If neither was you, revoke the token: somebody else has it.",
  },
  relay_signature_invalid: {
    means:
      "The relay's signature was not accepted. Typically everything fails at once, with a token that is right.",
    remedy:
      "A fault of the installation, not of your token: relay and API have different relay secrets, or their clocks differ by more than five minutes. Tell whoever runs it.",
  },
  insufficient_scope: {
    means: "The token or key may read only, and this writes.",
    remedy: "Use one that may read and write.",
  },
  tool_not_allowed: {
    means: "The token's policy does not name this tool.",
    remedy: "Use a token whose list of tools has it, or generate one.",
  },
  forbidden: {
    means:
      "The role behind the token or key is too low for this. Neither has more rights than its maker.",
    remedy:
      "Ask an owner. When the role of the maker is lowered, so are the rights of their tokens and keys. If the message speaks of a name, the client uses another host than the one in `REKOMI_URL`.",
  },
  plan_tier_required: {
    means: "The feature belongs to a higher plan; `required` and `current` name the two.",
    remedy:
      "Upgrade the plan, or do without. Another token or key changes nothing. API keys need a plan for most calls; assistants only for the features that have one.",
  },
  paid_plan_required: {
    means: "The feature needs a paid subscription, which a trial is not.",
    remedy: "Ask an owner: **Settings → Billing** says who decides about the plan.",
  },
  ai_access_stopped: {
    means: "An owner pressed **Stop all AI access**.",
    remedy:
      "An owner lets it work again under **Settings → AI assistant**. The tokens stay as they are.",
  },
  org_suspended: {
    means: "The operator of this installation suspended the organization.",
    remedy: "Ask the operator. Reading the dashboard still works, and so does tracking.",
  },
  network_not_allowed: {
    means: "The call comes from an address outside the token's networks.",
    remedy:
      "Call from one of them, or generate a token for the networks you need. For a client in a vendor's cloud the address is the vendor's.",
  },
  rate_limited: {
    means: "Too many calls in a minute, of this token or key or of the whole organization.",
    remedy:
      "Wait for the seconds that `Retry-After` names. For more calls of one token, generate one with a higher limit.",
  },
  no_allowed_origins_configured: {
    means: "The embed token names no site that may show it.",
    remedy: "Mint one with allowedOrigins, for example https://example.com.",
  },
  email_not_verified: {
    means: "The owner behind the token has not verified an email address.",
    remedy: "Follow the link in the mail, or ask the operator to verify the address.",
  },
  validation_failed: {
    means: "An argument is missing or has the wrong form; `field` names it.",
    remedy: "The message says what is expected. Assistants usually mend this by themselves.",
  },
  not_found: {
    means: "There is no such thing in this organization.",
    remedy:
      "List to find the right id. What belongs to another organization answers the same, so check that the token is of the right one.",
  },
  conflict: {
    means:
      "The thing is in a state that does not allow this, such as an application already decided.",
    remedy: "Read it again and decide anew.",
  },
  slug_already_taken: {
    means: "The slug belongs to somebody or something else.",
    remedy: "Choose another one.",
  },
  idempotency_conflict: {
    means: "The same idempotency key came with other arguments.",
    remedy: "Use a new key for each new intention, and the same one only to repeat.",
  },
  pixel_not_provisioned: {
    means: "A snippet with the browser pixel was asked for, and there is no public key for it yet.",
    remedy:
      "An admin or owner makes one under **Tracking**. Without the pixel the snippet works already.",
  },
  token_limit_reached: {
    means: "The organization has 10 active tokens.",
    remedy: "Revoke one that is no longer used, then generate again.",
  },
  payload_too_large: {
    means: "The request is larger than 4 MiB.",
    remedy: "Split it into several.",
  },
  unsupported_media_type: {
    means: "The body is not `application/json`.",
    remedy: "A client that speaks MCP never does this; check a script's `Content-Type`.",
  },
  method_not_allowed: {
    means: "The address does not take this method. At the endpoint, that is a stream by `GET`.",
    remedy: "Nothing to do: clients try it once and go on with `POST`.",
  },
  unavailable: {
    means: "The database is away, or the server is starting or stopping.",
    remedy: "Try again in a few seconds. If it stays, tell the operator.",
  },
  internal_error: {
    means: "A fault of ours. Nothing was changed.",
    remedy: "Try again. If it stays, give the operator the `requestId` of the answer.",
  },
};
