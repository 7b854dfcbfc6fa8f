import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { json } from "./http";

/** What the build has made of lib/tracking/browser. */
const SCRIPT = "dist/loader.js";

const HEADERS = {
  "Content-Type": "text/javascript; charset=utf-8",
  "Cache-Control": "public, max-age=3600",
  // It runs on companies' own pages, those that isolate themselves included.
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Access-Control-Allow-Origin": "*",
  Vary: "Accept-Encoding",
};

interface Variant {
  body: Buffer<ArrayBuffer>;
  headers: Record<string, string>;
}

let variants: Promise<{ plain: Variant; packed: Variant }> | undefined;

/** `/api/tracking/loader.js`, and `/api/v1/r/loader.js` as older snippets have it. */
export async function loaderHandler(request: Request): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    const refusal = { error: "method_not_allowed", message: "This address takes GET." };
    return json(405, refusal, { Allow: "GET, HEAD" });
  }
  variants ??= readVariants();
  const { plain, packed } = await variants;
  const { body, headers } = takesGzip(request) ? packed : plain;
  // A proxy that packs answers itself marks tags as weak.
  const known = (request.headers.get("if-none-match") ?? "").split(/\s*,\s*(?:W\/)?|^W\//);
  return known.includes(headers.ETag ?? "")
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers });
}

async function readVariants() {
  const script = Buffer.from(await readFile(SCRIPT));
  return {
    plain: variantOf(script, {}),
    packed: variantOf(Buffer.from(gzipSync(script, { level: 9 })), { "Content-Encoding": "gzip" }),
  };
}

function variantOf(body: Variant["body"], encoding: Record<string, string>): Variant {
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return { body, headers: { ...HEADERS, ...encoding, ETag: `"${hash}"` } };
}

function takesGzip({ headers }: Request): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?![.\d]*[1-9]))/.test(headers.get("accept-encoding") ?? "");
}
