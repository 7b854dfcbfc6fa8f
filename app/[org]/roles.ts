import type { Role } from "@/lib/orgs/shape";

export const ROLE_NAMES: Record<Role, string> = {
  viewer: "Viewer",
  manager: "Manager",
  admin: "Admin",
  owner: "Owner",
};

export const ROLE_WORDS: Record<Role, string> = {
  owner:
    "Everything, and alone: connections of AI assistants, stopping them, billing, the team, the home currency, sub-affiliates and attribution parameters.",
  admin:
    "What a manager may, connect Stripe and Paddle, set up the browser pixel, make API keys and embedded dashboards, and read the audit log and the mails.",
  manager:
    "Run the program: campaigns, affiliates, invitations, coupons, conversions, imports and payouts.",
  viewer: "Look at the program and its figures, and change nothing.",
};
