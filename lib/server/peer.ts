import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";
import type { Peer } from "@/lib/operations/context";

type FindPeer = (request: IncomingMessage) => Peer;

/**
 * Finds out who stands at the other end, from the socket, and from forwarding headers only where a
 * trusted proxy wrote them. Then drops those headers: nothing behind this line may believe one.
 */
export function peerFinder(trustedProxies: readonly string[]): FindPeer {
  const trusted = networks(trustedProxies);
  const isTrusted = (ip: string) => trusted.check(ip, isIPv6(ip) ? "ipv6" : "ipv4");
  return (request) => {
    const { headers } = request;
    let ip = plain(request.socket.remoteAddress ?? "");
    let secure = false;
    if (isTrusted(ip)) {
      secure = last(headers["x-forwarded-proto"]) === "https";
      const host = last(headers["x-forwarded-host"]);
      if (host) headers.host = host;
      // Each proxy appends whom it saw, so only the part after the first stranger is vouched for.
      const chain = String(headers["x-forwarded-for"] ?? "").split(",");
      for (let hop = chain.pop(); hop !== undefined && isTrusted(ip); hop = chain.pop()) {
        const before = plain(hop.trim());
        if (isIP(before) === 0) break;
        ip = before;
      }
    }
    dropForwarded(headers);
    return { ip, secure };
  };
}

function networks(list: readonly string[]): BlockList {
  const known = new BlockList();
  for (const network of list) {
    const [address = "", bits] = network.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    if (bits === undefined) known.addAddress(address, family);
    else known.addSubnet(address, Number(bits), family);
  }
  return known;
}

/** A dual-stack socket shows IPv4 peers as ::ffff:192.0.2.1; some proxies add a port. */
function plain(address: string) {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? address;
  const ported = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(bare)?.[1] ?? bare;
  return ported.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
}

function last(value: string | string[] | undefined) {
  return String(value ?? "")
    .split(",")
    .at(-1)
    ?.trim();
}

function dropForwarded(headers: IncomingMessage["headers"]) {
  for (const name of Object.keys(headers))
    if (name.startsWith("x-forwarded-") || name === "forwarded" || name === "x-real-ip")
      delete headers[name];
}
