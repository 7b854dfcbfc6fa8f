import type { Check, Step, Trouble } from "./shape";

/** What every client can be asked, once it says it is connected. */
export const ASK: Check = {
  try: "Ask it: “What is in my Rekomi account?”",
  see: "It calls `get_org_profile` and names your organization. **Settings → AI assistant** shows the client under **Client seen**, and **Settings → Audit log** has a row with actor type `mcp`.",
};

export const ROTATE_FIRST: Step = {
  text: "In Rekomi open **Settings → AI assistant**, choose **Rotate token** in its menu and copy the new value. It is shown once, and the old value stops with the next call.",
};

export const COMMON_TROUBLE: readonly Trouble[] = [
  {
    symptom: "The connection works, but some tools are missing",
    cause: "The token may only read, or names the tools it may use.",
    remedy:
      "Look at the token's **Access** column under **Settings → AI assistant**; if it may too little, generate another one. Making tokens and keys and changing billing are never tools.",
  },
  {
    symptom: "`rate_limited` (HTTP 429)",
    cause: "The token or the organization made more calls in a minute than it may.",
    remedy:
      "Wait for the seconds that `Retry-After` names. For more calls, generate a token with a higher limit.",
  },
  {
    symptom: "`ai_access_stopped`, `org_suspended` or `network_not_allowed` (HTTP 403)",
    cause:
      "An owner stopped all AI access, the operator suspended the organization, or the call comes from outside the token's networks.",
    remedy:
      "An owner lets AI access work again, or generates a token for the right networks, under **Settings → AI assistant**. A suspension is lifted by whoever runs this installation.",
  },
];
