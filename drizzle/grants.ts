/**
 * What the serving login may do, table by table. Applied after every migration: what is not listed here
 * is closed, partitions included.
 */
export const GRANTS: Record<string, readonly ("select" | "insert" | "update" | "delete")[]> = {
  // Global tables, reachable from lib/auth and lib/operations alone.
  users: ["select", "insert", "update"],
  identities: ["select", "insert", "delete"],
  sessions: ["select", "insert", "update", "delete"],
  email_links: ["select", "insert", "update"],
  installation_log: ["select", "insert", "update"],
  used_nonces: ["select", "insert"],
  rate_counts: ["select", "insert", "update"],
  // Tenant tables, each behind row-level security.
  orgs: ["select", "insert", "update"],
  memberships: ["select", "insert", "update", "delete"],
  team_invites: ["select", "insert", "update"],
  idempotency_keys: ["select", "insert", "update"],
  mails: ["select", "insert"],
  mcp_tokens: ["select", "insert", "update"],
  mcp_token_secrets: ["select", "insert", "update"],
  mcp_token_clients: ["select", "insert", "update"],
  api_keys: ["select", "insert", "update"],
  audit_events: ["select", "insert"],
  campaigns: ["select", "insert", "update"],
  affiliates: ["select", "insert", "update"],
  enrollments: ["select", "insert"],
  magic_links: ["select", "insert", "update"],
  affiliate_sessions: ["select", "insert", "delete"],
  clicks: ["select", "insert"],
  leads: ["select", "insert", "update"],
  conversions: ["select", "insert", "update"],
};

/** Functions that run as the owner, and what they are for: DESIGN of the look-ups before a tenant is known. */
export const FUNCTIONS: readonly string[] = [
  "open_token(text, text, text)",
  "open_api_key(text)",
  "open_session(text, text)",
  "open_org(text)",
  "list_orgs()",
  "open_team_invite(text)",
  "open_magic_link(text)",
  "open_affiliate_session(text)",
  "memberships_of(uuid)",
  "members()",
  "claim_mails(integer)",
  "settle_mail(uuid, text)",
  "ensure_audit_partitions(date, integer)",
  "sweep()",
];
