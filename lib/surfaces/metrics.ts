import { metrics } from "@/lib/metrics";
import type { Peer } from "@/lib/operations/context";
import { isLoopback } from "@/lib/server/security";
import { json } from "./http";

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * Prometheus's text, for whoever asks from this machine by this machine's own name: put a scraper beside
 * the server. What a proxy passes on carries the public name.
 */
export async function metricsHandler(request: Request, peer: Peer): Promise<Response> {
  if (!LOOPBACK.test(peer.ip) || !isLoopback(new URL(request.url).hostname)) {
    return json(404, { error: "not_found", message: "There is nothing here." });
  }
  const { registry } = metrics;
  return new Response(await registry.metrics(), {
    headers: { "Content-Type": registry.contentType },
  });
}
