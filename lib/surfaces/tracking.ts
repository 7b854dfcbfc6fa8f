import type { z } from "zod";
import { requestFacts } from "@/lib/auth/caller";
import { SIGNATURE_HEADER, signedKeyCaller } from "@/lib/auth/signed-key";
import { recordFromBrowser, recordVisit } from "@/lib/auth/visitors";
import { log } from "@/lib/log";
import { refuseBeyond } from "@/lib/operations/admit";
import type { Peer, RequestFacts } from "@/lib/operations/context";
import { isRefusal, Refusal, refuse } from "@/lib/operations/errors";
import { networkOf } from "@/lib/operations/network";
import { perform, performRefusal } from "@/lib/operations/perform";
import { NUL_WORDS, nulIn } from "@/lib/operations/text";
import { recordEvent } from "@/lib/tracking/operations";
import { PixelEvent, Visit } from "@/lib/tracking/shape";
import { json, NO_JSON, parseJson, readBody, refusalResponse, requireJson } from "./http";
import { isRecord } from "./json-schema";

/** What a minute holds from one address, or the network of one customer. */
export const VISITS = 120;
export const PIXEL_EVENTS = 60;

const KIB = 1024;
const VISIT_LIMIT = 8 * KIB;
const EVENT_LIMIT = 64 * KIB;

/** `/api/tracking/click`: a visit through an affiliate's link, as the script on the page tells it. */
export const clickHandler = openDoor("click", VISITS, async (request, facts) => {
  const visit = readAs(Visit, await bodyOf(request));
  return (await recordVisit(visit, facts)) ?? { clickId: null };
});

/** `/api/tracking/pixel`: a sale or a lead, as a listed site's page tells it. */
export const pixelHandler = openDoor("pixel", PIXEL_EVENTS, async (request, facts) => {
  const event = readAs(PixelEvent, await bodyOf(request));
  return recordFromBrowser(event, request.headers.get("origin"), facts);
});

/** `/api/tracking/s2s`: an event that a company's own server has signed with an API key's secret. */
export async function serverEventHandler(request: Request, peer: Peer): Promise<Response> {
  const facts = requestFacts(request.headers, peer);
  try {
    if (request.method !== "POST") return otherMethod(facts, {});
    const body = await readBody(request, EVENT_LIMIT);
    const { headers } = request;
    const signed = { header: headers.get(SIGNATURE_HEADER), body };
    const caller = signedKeyCaller(headers.get("authorization"), facts, signed);
    let input: Record<string, unknown>;
    try {
      requireJson(request);
      input = recordIn(body);
    } catch (error) {
      // Who sends what cannot be read is told so once they are known, and it is written down as theirs.
      if (!isRefusal(error)) throw error;
      return await performRefusal(recordEvent, caller, {}, error);
    }
    return answer(await perform(recordEvent, caller, input), facts, {});
  } catch (error) {
    return refused(error, facts, {});
  }
}

/** Any page may ask, none with the visitor's cookies; text/plain spares the browser a question beforehand. */
const ANY_ORIGIN = { "Access-Control-Allow-Origin": "*" };
const PREFLIGHT = {
  ...ANY_ORIGIN,
  "Access-Control-Allow-Methods": "POST",
  "Access-Control-Allow-Headers": "Content-Type",
  "Access-Control-Max-Age": "86400",
};

function openDoor(
  name: string,
  rate: number,
  serve: (request: Request, facts: RequestFacts) => Promise<object>,
) {
  return async (request: Request, peer: Peer): Promise<Response> => {
    if (request.method === "OPTIONS")
      return new Response(null, { status: 204, headers: PREFLIGHT });
    const facts = requestFacts(request.headers, peer);
    try {
      if (request.method !== "POST") return otherMethod(facts, ANY_ORIGIN);
      refuseBeyond(rate, `${name}:${networkOf(peer.ip)}`, "This address", new Date());
      return answer(await serve(request, facts), facts, ANY_ORIGIN);
    } catch (error) {
      return refused(error, facts, ANY_ORIGIN);
    }
  };
}

type Headers_ = Record<string, string>;

function answer(body: object, { requestId }: RequestFacts, headers: Headers_): Response {
  return json(200, body, { "X-Request-Id": requestId, ...headers });
}

function refused(error: unknown, { requestId }: RequestFacts, headers: Headers_): Response {
  if (!isRefusal(error)) log.error({ err: error, requestId }, "tracking request failed");
  return refusalResponse(error, requestId, headers);
}

function otherMethod({ requestId }: RequestFacts, headers: Headers_): Response {
  const refusal = new Refusal("method_not_allowed", "This address takes POST.");
  return refusalResponse(refusal, requestId, { Allow: "POST", ...headers });
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  return recordIn(await readBody(request, VISIT_LIMIT));
}

function recordIn(body: Buffer): Record<string, unknown> {
  const value = parseJson(body);
  return isRecord(value) ? value : refuse("validation_failed", NO_JSON);
}

/** @throws Refusal `validation_failed` with the field's name */
function readAs<T extends z.ZodType>(shape: T, value: Record<string, unknown>): z.infer<T> {
  const parsed = shape.safeParse(value);
  const [issue] = parsed.error?.issues ?? [];
  const field = issue ? issue.path.join(".") : nulIn(value);
  if (parsed.success && field === undefined) return parsed.data;
  const message = issue?.message ?? NUL_WORDS;
  return refuse("validation_failed", `${field}: ${message}`, { field });
}
