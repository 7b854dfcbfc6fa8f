import { expect, test } from "vitest";
import { networkOf } from "./network";

test("an IPv6 network of one customer counts as one, an IPv4 address as itself", () => {
  const cases = {
    "2001:db8:1:2::1": "2001:db8:1:2::",
    "2001:db8:1:2:ffff:ffff:ffff:ffff": "2001:db8:1:2::",
    "2001:0DB8:0001:0002:0:0:0:9": "2001:db8:1:2::",
    "2001:db8::5": "2001:db8::",
    "::1": "::",
    "203.0.113.7": "203.0.113.7",
    "fe80::1%eth0": "fe80::1%eth0",
    unknown: "unknown",
  };
  for (const [address, network] of Object.entries(cases)) expect(networkOf(address)).toBe(network);
});
