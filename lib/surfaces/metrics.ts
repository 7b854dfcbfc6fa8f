import { metrics } from "@/lib/metrics";
import type { Peer } from "@/lib/operations/context";
import { json } from "./http";

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** Prometheus's text, for whoever asks from this machine: put a scraper beside the server. */
export async function metricsHandler(_request: Request, peer: Peer): Promise<Response> {
  if (!LOOPBACK.test(peer.ip)) {
    return json(404, { error: "not_found", message: "There is nothing here." });
  }
  const { registry } = metrics;
  return new Response(await registry.metrics(), {
    headers: { "Content-Type": registry.contentType },
  });
}
