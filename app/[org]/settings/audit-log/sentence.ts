import { fieldOf, PHRASES, type Phrase, shortId, type Told, withArticle } from "./phrases";

/** What an actor did, as the end of a sentence that begins with their name: "approved affiliate Jane Doe". */
export function sentenceOf(event: Told): string {
  const { action, outcome } = event;
  if (action === "refusals.repeated") return `was refused ${repeats(event)}`;
  const words = phraseOf(event);
  switch (outcome) {
    case "ok":
      return words.past;
    case "refused":
      return `tried to ${words.base}`;
    case "held":
      return `asked to ${words.base}`;
    case "started":
      return `began to ${words.base}`;
    case "failed":
      return `failed to ${words.base}`;
    case "unknown":
      return `may have ${words.past}`;
  }
}

function phraseOf(event: Told): Phrase {
  const [noun = "", verb = ""] = event.action.split(".");
  const whole = PHRASES[event.action]?.(event);
  if (whole) return whole;
  const { one, many } = nounOf(noun);
  if (verb === "listed") return { past: `listed ${many}`, base: `list ${many}` };
  const { past, base } = verbOf(verb);
  const name = event.entityLabel ?? shortId(event.entityId);
  const thing = name ? `${one} ${name}` : withArticle(one);
  return { past: `${past} ${thing}`, base: `${base} ${thing}` };
}

const NOUNS: Record<string, { one: string; many: string }> = {
  affiliate_coupon: { one: "coupon code", many: "coupon codes" },
  campaign_coupon: { one: "coupon", many: "coupons" },
  connection: { one: "payment connection", many: "the payment connections" },
  affiliate_invite: { one: "invitation of an affiliate", many: "invitations of affiliates" },
  mcp_token: { one: "connection token", many: "connection tokens" },
  api_key: { one: "API key", many: "API keys" },
  audit_log: { one: "the audit log", many: "the audit log" },
  attribution_params: { one: "the attribution parameters", many: "the attribution parameters" },
  tracking: { one: "the state of tracking", many: "the state of tracking" },
  pixel: { one: "the browser pixel", many: "the browser pixel" },
  billing: { one: "the billing state", many: "the billing state" },
  program: { one: "campaign", many: "campaigns" },
  home_currency: { one: "the home currency", many: "the home currency" },
  org: { one: "organization", many: "organizations" },
  members: { one: "member", many: "the members" },
};

export function nounOf(noun: string): { one: string; many: string } {
  const plain = noun.replaceAll("_", " ");
  return NOUNS[noun] ?? { one: plain, many: `${plain}s` };
}

const VERBS: Record<string, Phrase> = {
  adopted: { past: "adopted", base: "adopt" },
  invited: { past: "invited", base: "invite" },
  uninvited: { past: "withdrew the invitation of", base: "withdraw the invitation of" },
  role_changed: { past: "changed the role of", base: "change the role of" },
  viewed: { past: "read", base: "read" },
  created: { past: "created", base: "create" },
  generated: { past: "generated", base: "generate" },
  approved: { past: "approved", base: "approve" },
  rejected: { past: "rejected", base: "reject" },
  denied: { past: "denied", base: "deny" },
  recorded: { past: "recorded", base: "record" },
  paused: { past: "paused", base: "pause" },
  archived: { past: "archived", base: "archive" },
  restored: { past: "restored", base: "restore" },
  renamed: { past: "renamed", base: "rename" },
  rotated: { past: "rotated", base: "rotate" },
  sub_affiliate_config_viewed: {
    past: "read the recruiting settings of",
    base: "read the recruiting settings of",
  },
  sub_affiliate_config_changed: {
    past: "changed the recruiting settings of",
    base: "change the recruiting settings of",
  },
  recruits_listed: { past: "listed the recruits of", base: "list the recruits of" },
  revoked: { past: "revoked", base: "revoke" },
  reverted: { past: "reverted", base: "revert" },
  changed: { past: "changed", base: "change" },
  updated: { past: "updated", base: "update" },
  removed: { past: "removed", base: "remove" },
  suspended: { past: "suspended", base: "suspend" },
  resumed: { past: "resumed", base: "resume" },
  imported: { past: "imported", base: "import" },
  exported: { past: "exported", base: "export" },
  previewed: { past: "previewed", base: "preview" },
  started: { past: "started", base: "start" },
  settled: { past: "settled", base: "settle" },
  failed: { past: "recorded the failure of", base: "record the failure of" },
  line_failed: { past: "recorded a failed payment of", base: "record a failed payment of" },
};

/** A verb that is new here still makes a sentence. */
function verbOf(verb: string): Phrase {
  const past = verb.replaceAll("_", " ");
  return VERBS[verb] ?? { past, base: `have ${past}` };
}

function repeats({ input, errorCode }: Told): string {
  const times = fieldOf(input, "repeated");
  const why = errorCode ? ` (${errorCode})` : "";
  return typeof times === "number" && times > 1 ? `${times} more times${why}` : `once more${why}`;
}
