import { z } from "zod";
import {
  Refusal,
  type RefusalBody,
  type RefusalCode,
  refusalBody,
  statusOf,
} from "@/lib/operations/errors";
import { isRecord } from "@/lib/surfaces/json-schema";
import { CLIENT_HEADER, encodeClient, IDENTITY_HEADER, type SecretRing, sign } from "./signing";
import type { V1, V1Answer, V1Call } from "./v1";
import { connectionRequest, toolRequest, type V1Request } from "./v1-request";

/** A client waits 30 s for a connection at most, and about a minute for a tool. */
const CONNECTION_TIMEOUT = 10_000;
const CALL_TIMEOUT = 55_000;

const Connection = z.object({
  org: z.object({ name: z.string(), slug: z.string() }),
  name: z.string(),
  tools: z.array(z.string()),
});
const Output = z.record(z.string(), z.unknown());

/** The API as another deployment. @param origin `https://api.example.com`, without a path */
export function remote(origin: string, secrets: SecretRing): V1 {
  const send = <T>(call: Sent, request: V1Request, shape: z.ZodType<T>, timeout: number) =>
    ask(new URL(request.path, origin), { ...request, call, secrets, shape, timeout });
  return {
    connection: (call, step) => send(call, connectionRequest(step), Connection, CONNECTION_TIMEOUT),
    call: (call, name, input) => send(call, toolRequest(name, input), Output, CALL_TIMEOUT),
  };
}

type Sent = V1Call & { idempotencyKey?: string | null };

interface Asked<T> extends V1Request {
  call: Sent;
  secrets: SecretRing;
  shape: z.ZodType<T>;
  timeout: number;
}

async function ask<T>(url: URL, asked: Asked<T>): Promise<V1Answer<T>> {
  try {
    const response = await fetch(url, {
      method: asked.method,
      headers: headersOf(url, asked),
      body: asked.body || undefined,
      // A bearer goes where the operator sent it and nowhere else.
      redirect: "manual",
      signal: AbortSignal.timeout(asked.timeout),
    });
    return answerOf(response, await response.json(), asked);
  } catch {
    return away(asked.call.requestId);
  }
}

function headersOf(url: URL, { method, body, call, secrets }: Asked<unknown>): Headers {
  const client = encodeClient(call.client);
  const signed = {
    method,
    path: url.pathname + url.search,
    body,
    authorization: call.authorization,
    client,
  };
  const headers = new Headers({
    Accept: "application/json",
    "X-Request-Id": call.requestId,
    [IDENTITY_HEADER]: sign(signed, secrets, new Date()),
    [CLIENT_HEADER]: client,
  });
  if (call.authorization) headers.set("Authorization", call.authorization);
  if (body) headers.set("Content-Type", "application/json");
  if (call.idempotencyKey) headers.set("Idempotency-Key", call.idempotencyKey);
  return headers;
}

function answerOf<T>(response: Response, body: unknown, { call, shape }: Asked<T>): V1Answer<T> {
  const { status } = response;
  const headers = Object.fromEntries(response.headers);
  if (isRefusalBody(body) && (status >= 400 || status === 202)) return { status, body, headers };
  const parsed = shape.safeParse(body);
  return status === 200 && parsed.success
    ? { status, body: parsed.data, headers }
    : away(call.requestId);
}

/** A newer API may know codes that this relay does not; they are passed on as they are. */
function isRefusalBody(body: unknown): body is RefusalBody {
  return isRecord(body) && typeof body.error === "string" && typeof body.message === "string";
}

const AWAY: RefusalCode = "unavailable";

function away(requestId: string): V1Answer<never> {
  const refusal = new Refusal(
    AWAY,
    "The API behind this relay did not answer. Try again in a few seconds; check first whether a write went through.",
  );
  return {
    status: statusOf(AWAY),
    body: refusalBody(refusal, requestId),
    headers: { "retry-after": "5" },
  };
}
