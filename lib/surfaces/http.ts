import { type Refusal, refusalBody, refusalOf, refuse, statusOf } from "@/lib/operations/errors";

const MIB = 1024 * 1024;

/** 1,000 import rows fit. */
export const BODY_LIMIT = 4 * MIB;

type Headers_ = Record<string, string>;

/** Answers hold one organization's data: nobody in between may keep them. */
export function json(status: number, body: unknown, headers: Headers_ = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers },
  });
}

export function refusalResponse(
  error: unknown,
  requestId: string,
  headers: Headers_ = {},
): Response {
  const refusal = refusalOf(error);
  return json(statusOf(refusal.code), refusalBody(refusal, requestId), {
    "X-Request-Id": requestId,
    ...refusalHeaders(refusal),
    ...headers,
  });
}

/** What a client needs beside the body to act on a refusal by itself. */
export function refusalHeaders({ code, details }: Refusal): Headers_ {
  return {
    ...(code === "unauthorized" && { "WWW-Authenticate": 'Bearer realm="rekomi"' }),
    ...(details.retryAfter !== undefined && { "Retry-After": String(details.retryAfter) }),
    ...(code === "rate_limited" && {
      "RateLimit-Remaining": "0",
      "RateLimit-Reset": String(details.retryAfter ?? 60),
    }),
  };
}

/** @throws Refusal `payload_too_large`, without reading further than the limit. */
export async function readBody(request: Request, limit: number = BODY_LIMIT): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) refuseSize(limit);
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limit) refuseSize(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuseSize(limit: number): never {
  const most = limit < MIB ? `${limit / 1024} KiB` : `${limit / MIB} MiB`;
  refuse("payload_too_large", `The body is larger than ${most}. Send it in smaller parts.`);
}

/** Deeper than any input of ours, and far from where what walks through it would run out of stack. */
const DEPTH_LIMIT = 50;

/** @returns undefined for what is no JSON, or is nested so deeply that nobody means it */
export function parseJson(body: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return isDeeper(value, DEPTH_LIMIT) ? undefined : value;
  } catch {
    return undefined;
  }
}

function isDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return limit === 0 || Object.values(value).some((each) => isDeeper(each, limit - 1));
}

export const NO_JSON = "The body is not valid JSON, or is nested too deeply.";

/** @throws Refusal `unsupported_media_type` */
export function requireJson(request: Request): void {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    refuse("unsupported_media_type", "Send the body as JSON with Content-Type: application/json.");
  }
}
