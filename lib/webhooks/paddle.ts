import type { RequestFacts } from "@/lib/operations/context";
import { asSystem } from "@/lib/operations/system";
import { openPaddle } from "@/lib/vendors/events";
import { readPaddleEvent } from "@/lib/vendors/paddle";
import { applyPaddle } from "@/lib/vendors/paddle-events";
import { applyOnce, eventDoor, refuseUnsigned } from "./receive";

/** `/api/webhooks/paddle/{orgId}`: notifications, signed with the secret that the organization has given. */
export const paddleWebhookHandler = eventDoor(async ({ body, headers, facts, url }) => {
  const orgId = url.pathname.split("/").at(4) ?? "";
  const secret = await secretOf(orgId, facts);
  // An organization without a secret answers as one whose secret does not fit: neither is a fact to give away.
  const event =
    secret &&
    (await readPaddleEvent(body.toString("utf8"), secret, headers.get("paddle-signature")));
  if (!event) return refuseUnsigned(facts);
  const { fact, ...told } = event;
  return applyOnce(orgId, { vendor: "Paddle", ...told }, facts, async (at) =>
    fact ? applyPaddle(at, fact) : [],
  );
});

function secretOf(orgId: string, request: RequestFacts): Promise<string | null> {
  return asSystem(request, ({ db }) => openPaddle(db, orgId));
}
