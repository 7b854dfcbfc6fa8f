import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

const PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/** What every answer says, whoever gives it. */
export function setSecurityHeaders(outgoing: ServerResponse, https: boolean) {
  outgoing.setHeader("X-Content-Type-Options", "nosniff");
  outgoing.setHeader("Referrer-Policy", "same-origin");
  outgoing.setHeader("Permissions-Policy", PERMISSIONS);
  if (https) outgoing.setHeader("Strict-Transport-Security", "max-age=31536000");
}

/** Pages run no script and take no style but ours: Next puts the nonce, which it reads from the request, on its own. */
export function setContentPolicy(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  dev: boolean,
) {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentPolicy(nonce, dev);
  incoming.headers["x-nonce"] = nonce;
  incoming.headers["content-security-policy"] = policy;
  outgoing.setHeader("Content-Security-Policy", policy);
}

function contentPolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    // The development overlay writes styles of its own.
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: https:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

// Headers by which this server, Next's own steps or its pages tell each other something.
const INTERNAL = /^(x-nonce$|content-security-policy|x-middleware-|x-rekomi-peer-)/;

export function dropInternalHeaders(headers: IncomingMessage["headers"]) {
  for (const name of Object.keys(headers)) if (INTERNAL.test(name)) delete headers[name];
}

/** Whether a Host header names this installation. Any other is a rebound name or a wrong address. */
export function hostCheck(publicUrl: string): (host: string) => boolean {
  const own = new URL(publicUrl).hostname;
  return (host) => {
    if (/[^\w.:[\]-]/.test(host) || !URL.canParse(`http://${host}`)) return false;
    const { hostname } = new URL(`http://${host}`);
    return hostname === own || isLoopback(hostname);
  };
}

/**
 * Whether nobody but this machine can reach us. A server on loopback with another public address has a
 * proxy in front, and so has one that trusts any.
 */
export function isPrivate({
  host,
  url,
  trustedProxies,
}: {
  host: string;
  url: string;
  trustedProxies: readonly string[];
}): boolean {
  return isLoopback(host) && isLoopback(new URL(url).hostname) && trustedProxies.length === 0;
}

export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || /^(127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(hostname);
}
