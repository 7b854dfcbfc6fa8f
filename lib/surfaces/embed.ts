import { randomBytes } from "node:crypto";
import { z } from "zod";
import { requestFacts } from "@/lib/auth/caller";
import { embeddedArea, openEmbed, originsOf } from "@/lib/auth/embed";
import type { Peer, RequestFacts } from "@/lib/operations/context";
import { Refusal, refuse } from "@/lib/operations/errors";
import { networkOf } from "@/lib/operations/network";
import { secondsLeft, withinRate } from "@/lib/operations/rate";
import { EMBED_SCRIPT, EMBED_STYLE } from "./embed-page";
import { json, NO_JSON, parseJson, readBody, refusalResponse, requireJson } from "./http";

/** Loads a minute from one address: a page that shows one makes three. */
const RATE = 120;

/** `/embed/{id}` and `/api/embed/**`: an affiliate's figures in a frame on the company's own site. */
export async function embedHandler(request: Request, peer: Peer): Promise<Response> {
  const facts = requestFacts(request.headers, peer);
  try {
    refuseTooFast(peer.ip);
    const { pathname } = new URL(request.url);
    if (pathname === "/api/embed/session") return await startSession(request, facts);
    if (pathname === "/api/embed/dashboard") return await showDashboard(request, facts);
    return await framePage(pathname.slice("/embed/".length), request, facts);
  } catch (error) {
    return refusalResponse(error, facts.requestId);
  }
}

function refuseTooFast(ip: string): void {
  const now = new Date();
  if (withinRate(`embed:${networkOf(ip)}`, RATE, now)) return;
  throw new Refusal("rate_limited", "Too many loads from this address. Try again in a minute.", {
    retryAfter: secondsLeft(now),
  });
}

const Session = z.strictObject({ token: z.string().max(200) });

async function startSession(request: Request, facts: RequestFacts): Promise<Response> {
  refuseOtherMethod(request, "POST");
  requireJson(request);
  const asked = Session.safeParse(parseJson(await readBody(request)));
  if (!asked.success) return refuse("validation_failed", NO_JSON, { field: "token" });
  return json(200, await openEmbed(asked.data.token, facts));
}

async function showDashboard(request: Request, facts: RequestFacts): Promise<Response> {
  refuseOtherMethod(request, "GET");
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (!bearer) return refuse("unauthorized", "Reload the page that shows this dashboard.");
  return json(200, await embeddedArea(bearer, facts));
}

function refuseOtherMethod(request: Request, method: string): void {
  if (request.method !== method) refuse("method_not_allowed", `This address takes ${method}.`);
}

async function framePage(id: string, request: Request, facts: RequestFacts): Promise<Response> {
  refuseOtherMethod(request, "GET");
  const origins = await originsOf(id, facts);
  if (!origins) {
    return refuse(
      "not_found",
      "This dashboard has ended, or never was. Ask whoever shows it for a new one.",
    );
  }
  if (origins.length === 0) {
    return refuse(
      "no_allowed_origins_configured",
      "This token names no site that may show it. Mint one with allowedOrigins.",
    );
  }
  const nonce = randomBytes(16).toString("base64");
  return new Response(document(nonce), {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "Content-Security-Policy": policy(nonce, origins),
    },
  });
}

/** The page may be framed by the token's sites alone, and may speak to nobody but us. */
function policy(nonce: string, origins: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${origins.join(" ")}`,
  ].join("; ");
}

function document(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Affiliate dashboard</title>
<style nonce="${nonce}">${EMBED_STYLE}</style>
</head>
<body>
<main id="dashboard" aria-label="Affiliate dashboard" aria-live="polite"><p>Loading the figures.</p></main>
<noscript><p>This dashboard needs JavaScript.</p></noscript>
<script nonce="${nonce}">${EMBED_SCRIPT}</script>
</body>
</html>
`;
}
