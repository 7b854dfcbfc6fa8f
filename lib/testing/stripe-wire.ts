import type { IncomingMessage } from "node:http";

/** Stripe's API as it goes over the wire: what a call says, and the forms that answers have. */

export type Fields = Record<string, unknown>;
export interface Answer {
  status: number;
  body: Fields;
  headers?: Record<string, string>;
}

/** One call, as Stripe received it. */
export interface StripeCall {
  method: string;
  path: string;
  account: string | null;
  idempotencyKey: string | null;
  params: Fields;
}

/** What arrived, read as Stripe reads it. */
export async function callOf(incoming: IncomingMessage): Promise<StripeCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const url = new URL(incoming.url ?? "", "http://stripe");
  const query = incoming.method === "GET" ? url.search : Buffer.concat(chunks).toString();
  const { "stripe-account": account, "idempotency-key": key } = incoming.headers;
  return {
    method: incoming.method ?? "",
    path: url.pathname,
    account: account ? String(account) : null,
    idempotencyKey: key ? String(key) : null,
    params: nested(new URLSearchParams(query)),
  };
}

/** `promotion[coupon]=x` is { promotion: { coupon: "x" } }. */
function nested(form: URLSearchParams): Fields {
  const params: Fields = {};
  for (const [name, value] of form) {
    const path = name.replaceAll("]", "").split("[");
    const last = path.pop() ?? "";
    let place = params;
    for (const part of path) {
      place[part] ??= {};
      place = Object(place[part]);
    }
    place[last] = value;
  }
  return params;
}

export const now = () => Math.floor(Date.now() / 1000);
export const sameCode = (one: unknown, other: unknown) =>
  String(one).toUpperCase() === String(other).toUpperCase();

export function list(data: readonly unknown[]): Answer {
  return { status: 200, body: { object: "list", data, has_more: false, url: "/v1/list" } };
}

export function changed(object: Fields | undefined, change: Fields, id: string): Answer {
  if (!object)
    return apiError(404, "invalid_request_error", `No such object: '${id}'`, {
      code: "resource_missing",
      param: "id",
    });
  return { status: 200, body: Object.assign(object, change) };
}

export function invalid(param: string, message: string): Answer {
  return apiError(400, "invalid_request_error", message, { param });
}

export function alreadyExists(message: string): Answer {
  return apiError(400, "invalid_request_error", message, { code: "resource_already_exists" });
}

export function apiError(status: number, type: string, message: string, more: Fields = {}): Answer {
  return { status, body: { error: { type, message, ...more } } };
}

export function oauthError(error: string, description: string): Answer {
  return { status: 400, body: { error, error_description: description } };
}
