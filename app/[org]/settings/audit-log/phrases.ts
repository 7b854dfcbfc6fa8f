import type { AuditEvent } from "@/lib/audit/shape";

export type Told = Pick<
  AuditEvent,
  | "operation"
  | "action"
  | "outcome"
  | "errorCode"
  | "entityType"
  | "entityId"
  | "entityLabel"
  | "input"
  | "after"
>;

/** The end of a sentence that begins with the actor's name. */
export interface Phrase {
  past: string;
  base: string;
}

/** What reads better as one phrase than as a verb and a noun. */
export const PHRASES: Record<string, (event: Told) => Phrase | undefined> = {
  "org.ai_access_changed": ({ after }) =>
    fieldOf(after, "aiStoppedAt")
      ? { past: "stopped all AI access", base: "stop all AI access" }
      : { past: "resumed AI access", base: "resume AI access" },
  "mcp.connected": () => ({ past: "connected", base: "connect" }),
  "tool.unknown": ({ operation }) => ({
    past: `called ${operation}, a tool that does not exist`,
    base: `call ${operation}, a tool that does not exist`,
  }),
  "route.unknown": () => ({
    past: "called an address that does not exist",
    base: "call an address that does not exist",
  }),
  "member.joined": () => ({ past: "joined the team", base: "join the team" }),
  "user.signed_in": () => ({ past: "signed in", base: "sign in" }),
  "user.password_changed": () => ({
    past: "changed their password",
    base: "change their password",
  }),
  "user.password_dropped": () => ({
    past: "lost a password that was set before the address was confirmed",
    base: "drop an unconfirmed password",
  }),
  "user.password_reset": () => ({ past: "reset their password", base: "reset their password" }),
  "user.sessions_ended": () => ({
    past: "signed out other browsers of theirs",
    base: "sign out other browsers of theirs",
  }),
  "user.email_verified": ({ entityLabel }) => ({
    past: `confirmed the email address of ${entityLabel ?? "a person"}`,
    base: "confirm an email address",
  }),
  "affiliate.applied": ({ entityLabel }) => ({
    past: `received the application of ${entityLabel ?? "somebody"}`,
    base: "receive an application",
  }),
  "affiliate.applied_again": ({ entityLabel }) => ({
    past: `received another application of ${entityLabel ?? "somebody"}`,
    base: "receive another application",
  }),
  "affiliate.link_requested": ({ entityLabel }) => ({
    past: `mailed ${entityLabel ?? "an affiliate"} a link to their page, as somebody asked`,
    base: "mail a link to an affiliate's page",
  }),
  "affiliate.signed_in": ({ entityLabel }) => ({
    past: `let in ${entityLabel ?? "an affiliate"} by the link in a mail`,
    base: "let in an affiliate by the link in a mail",
  }),
  "affiliate.payout_address_changed": () => ({
    past: "changed where their payouts go",
    base: "change where their payouts go",
  }),
  "affiliate_invite.sent": ({ entityLabel }) => ({
    past: `invited ${entityLabel ?? "somebody"} as an affiliate`,
    base: "invite an affiliate",
  }),
  "affiliate_invite.resent": ({ entityLabel }) => ({
    past: `sent ${entityLabel ?? "somebody"} their invitation as an affiliate again`,
    base: "send an affiliate their invitation again",
  }),
  "affiliate_invite.withdrawn": ({ entityLabel }) => ({
    past: `withdrew the invitation of ${entityLabel ?? "somebody"} as an affiliate`,
    base: "withdraw the invitation of an affiliate",
  }),
  "affiliate_invite.sent_in_bulk": ({ after }) => ({
    past: `invited ${fieldOf(after, "invited") ?? "several"} affiliates to ${fieldOf(after, "campaign") ?? "a campaign"}`,
    base: "invite several affiliates",
  }),
  "affiliate_invite.accepted": ({ operation, entityLabel, after }) =>
    operation === "accept_own_invite"
      ? {
          past: `accepted the invitation to ${fieldOf(after, "campaign") ?? "a campaign"}`,
          base: "accept an invitation",
        }
      : {
          past: `let in ${entityLabel ?? "somebody"}, who accepted an invitation`,
          base: "let somebody in by an invitation",
        },
  "conversion.approved": ({ operation, after }) =>
    operation === "approve_due_conversions"
      ? {
          past: `approved ${conversions(fieldOf(after, "count"))} whose hold is over`,
          base: "approve conversions whose hold is over",
        }
      : undefined,
  "import.affiliates_imported": ({ after }) => ({
    past: `imported ${fieldOf(after, "imported") ?? "some"} affiliates into ${fieldOf(after, "campaign") ?? "a campaign"}`,
    base: "import affiliates",
  }),
  "import.conversions_imported": ({ after }) => ({
    past: `imported ${conversions(fieldOf(after, "imported"))} into ${fieldOf(after, "campaign") ?? "a campaign"}${madePayable(after)}`,
    base: "import conversions",
  }),
  "import.previewed": () => ({
    past: "previewed an import of conversions",
    base: "preview an import of conversions",
  }),
  "embed_token.minted": ({ entityId }) => ({
    past: `minted an embed token for ${entityId ? `affiliate ${shortId(entityId)}` : "an affiliate"}`,
    base: "mint an embed token",
  }),
  "mail.retried": ({ entityLabel }) => ({
    past: `queued ${entityLabel ? `the mail ${entityLabel}` : "a mail"} again`,
    base: "queue a mail again",
  }),
  "mail.viewed": () => ({ past: "read the state of mail", base: "read the state of mail" }),
  "audit_log.viewed": () => ({
    past: "read an entry of the audit log",
    base: "read an entry of the audit log",
  }),
  "members.listed": ({ operation }) =>
    operation === "list_invites"
      ? { past: "listed the team's invitations", base: "list the team's invitations" }
      : undefined,
  "affiliate_coupon.listed": ({ operation }) =>
    operation === "list_my_coupons"
      ? { past: "listed their own codes", base: "list their own codes" }
      : undefined,
  "pixel.rotated": () => ({
    past: "rotated the public key of the browser pixel",
    base: "rotate the public key of the browser pixel",
  }),
  "pixel.updated": () => ({
    past: "changed which sites may use the browser pixel",
    base: "change which sites may use the browser pixel",
  }),
  "connection.viewed": () => ({
    past: "read the payment connections",
    base: "read the payment connections",
  }),
  "connection.started": () => ({ past: "began to connect Stripe", base: "connect Stripe" }),
  "connection.confirmed": () => ({
    past: "came back from Stripe to connect an account",
    base: "come back from Stripe to connect an account",
  }),
  "connection.made": ({ entityLabel }) => ({
    past: `connected ${entityLabel ?? "a payment platform"}`,
    base: "connect a payment platform",
  }),
  "connection.ended": ({ entityLabel }) => ({
    past: `disconnected ${entityLabel ?? "a payment platform"}`,
    base: "disconnect a payment platform",
  }),
  "connection.withdrawn": () => ({
    past: "ended the agreement at Stripe",
    base: "end the agreement at Stripe",
  }),
  "campaign_coupon.sent": ({ entityLabel }) => ({
    past: `sent ${entityLabel ? `coupon ${entityLabel}` : "coupons"} to Stripe`,
    base: `send ${entityLabel ? `coupon ${entityLabel}` : "coupons"} to Stripe`,
  }),
  "affiliate_coupon.sent": ({ entityLabel }) => ({
    past: `sent code ${entityLabel ?? "of a coupon"} to Stripe`,
    base: `send code ${entityLabel ?? "of a coupon"} to Stripe`,
  }),
  "affiliate_coupon.deactivated": ({ entityLabel }) => ({
    past: `switched off code ${entityLabel ?? "of a coupon"} at Stripe`,
    base: `switch off code ${entityLabel ?? "of a coupon"} at Stripe`,
  }),
  "demo.loaded": () => ({ past: "loaded the demo program", base: "load the demo program" }),
  "dashboard.viewed": ({ operation }) =>
    operation === "dashboard_timeseries"
      ? { past: "read the daily figures", base: "read the daily figures" }
      : { past: "read the program's figures", base: "read the program's figures" },
  "event.recorded": ({ input }) => {
    const type = String(fieldOf(input, "type") ?? "event");
    // Payment platforms have names for their events: invoice.paid.
    const thing = type.includes(".") ? type : withArticle(type);
    return { past: `reported ${thing}`, base: `report ${thing}` };
  },
  "org.viewed": () => ({ past: "read the organization", base: "read the organization" }),
  "org.plan_changed": () => ({ past: "changed the plan", base: "change the plan" }),
};

function conversions(count: unknown): string {
  return count === 1 ? "1 conversion" : `${count ?? "several"} conversions`;
}

function madePayable(after: unknown): string {
  const confirmed = fieldOf(after, "unpaidConfirmed");
  const any =
    typeof confirmed === "object" && confirmed !== null && Object.keys(confirmed).length > 0;
  return any ? " and made unpaid ones payable" : "";
}

export function withArticle(noun: string): string {
  if (noun.startsWith("the ")) return noun;
  return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
}

export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

export const shortId = (id: string | undefined) => id?.slice(0, 8);
