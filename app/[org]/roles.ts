import type { Role } from "@/lib/orgs/shape";

export const ROLE_NAMES: Record<Role, string> = {
  viewer: "Viewer",
  manager: "Manager",
  admin: "Admin",
  owner: "Owner",
};

export const ROLE_WORDS: Record<Role, string> = {
  owner:
    "Everything, and alone: connections of AI assistants, stopping them, billing and the team.",
  admin: "What a manager may, make API keys and read the audit log.",
  manager: "Create campaigns, approve and reject affiliates, make payouts and record them.",
  viewer: "Look at campaigns, affiliates and figures, and change nothing.",
};
