import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { peerFinder } from "@/lib/server/peer";

function request(remoteAddress: string, headers: IncomingHttpHeaders) {
  return { socket: { remoteAddress }, headers } as IncomingMessage;
}

test("a stranger's forwarding headers count for nothing and go no further", () => {
  const headers = {
    host: "localhost",
    "x-forwarded-for": "10.1.2.3",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "evil.example",
    forwarded: "for=10.1.2.3",
    "x-real-ip": "10.1.2.3",
  };
  const peer = peerFinder(["10.0.0.0/8"])(request("::ffff:203.0.113.9", headers));
  expect(peer).toEqual({ ip: "203.0.113.9", secure: false });
  expect(headers).toEqual({ host: "localhost" });
});

test("behind trusted proxies the rightmost stranger is the peer", () => {
  const headers = {
    host: "10.0.0.1:3000",
    "x-forwarded-for": "1.1.1.1, 203.0.113.9, 10.0.0.7",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "rekomi.example",
  };
  const peer = peerFinder(["10.0.0.0/8"])(request("10.0.0.2", headers));
  expect(peer).toEqual({ ip: "203.0.113.9", secure: true });
  expect(headers).toEqual({ host: "rekomi.example" });
});

test("a chain of nothing but trusted addresses ends at its first", () => {
  const find = peerFinder(["10.0.0.0/8", "::1"]);
  expect(find(request("::1", { "x-forwarded-for": "10.0.0.5" })).ip).toBe("10.0.0.5");
  expect(find(request("::1", {})).ip).toBe("::1");
  expect(find(request("::1", { "x-forwarded-for": "nonsense" })).ip).toBe("::1");
});
