import { requestFacts } from "@/lib/auth/caller";
import { countLater } from "@/lib/auth/installation-log";
import { log } from "@/lib/log";
import type { Peer, ProgramContext, RequestFacts } from "@/lib/operations/context";
import { isRefusal, Refusal, refuse } from "@/lib/operations/errors";
import { networkOf } from "@/lib/operations/network";
import { asSystem, type SystemContext, within } from "@/lib/operations/system";
import { json, readBody, refusalResponse } from "@/lib/surfaces/http";
import type { VendorChange } from "@/lib/vendors/changes";
import { holdEvents, isKnownEvent, keepEvent, type VendorEvent } from "@/lib/vendors/events";

/** duplicate: it was done before, and once is enough; unknown: it is nobody's here. */
export type Receipt = "applied" | "ignored" | "duplicate" | "unknown";

interface Sent {
  body: Buffer;
  headers: Headers;
  facts: RequestFacts;
  url: URL;
}

/**
 * Where a platform's events come in. What is understood is answered with 200, also when it leads to nothing;
 * what fails with 500, so that the platform sends it again.
 */
export function eventDoor(take: (sent: Sent) => Promise<Receipt>) {
  return async (request: Request, peer: Peer): Promise<Response> => {
    const facts = requestFacts(request.headers, peer);
    try {
      if (request.method !== "POST") {
        const refusal = new Refusal("method_not_allowed", "This address takes POST.");
        return refusalResponse(refusal, facts.requestId, { Allow: "POST" });
      }
      const { headers, url } = request;
      const outcome = await take({
        body: await readBody(request),
        headers,
        facts,
        url: new URL(url),
      });
      return json(200, { received: true, outcome }, { "X-Request-Id": facts.requestId });
    } catch (error) {
      if (!isRefusal(error)) log.error({ err: error, requestId: facts.requestId }, "event failed");
      return refusalResponse(error, facts.requestId);
    }
  };
}

/** What is not signed belongs to nobody: it is counted for the operator. */
export function refuseUnsigned({ ip }: RequestFacts): never {
  countLater("webhook_unsigned", networkOf(ip ?? "unknown"), new Date());
  refuse(
    "validation_failed",
    "The signature does not fit, or is too old. Compare the signing secret here with the one of this endpoint at the platform.",
  );
}

/** Does what an event leads to, once, and writes it down, in one transaction. */
export function applyOnce(
  orgId: string,
  event: VendorEvent,
  request: RequestFacts,
  apply: (at: ProgramContext) => Promise<VendorChange[]>,
): Promise<Receipt> {
  return asSystem(
    request,
    async (ctx) => {
      await ctx.enterOrg(orgId);
      const at = within(ctx, orgId);
      await holdEvents(at);
      if (await isKnownEvent(at, event)) return "duplicate";
      const changes = await apply(at);
      await keepEvent(at, event, changes);
      for (const change of changes) record(ctx, orgId, event, change);
      return changes.length > 0 ? "applied" : "ignored";
    },
    { type: "system", id: null, label: event.vendor },
  );
}

function record(ctx: SystemContext, orgId: string, event: VendorEvent, change: VendorChange): void {
  ctx.record({
    orgId,
    operation: `record_${event.vendor.toLowerCase()}_event`,
    input: { eventId: event.id, type: event.type },
    outcome: "ok",
    ...change,
  });
}
