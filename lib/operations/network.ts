import { isIPv6 } from "node:net";

/**
 * Whom an address stands for where tries are counted. IPv6 hands whole networks of 2^64 addresses to single
 * customers, so each of these counts as one, by its first address.
 */
export function networkOf(address: string): string {
  const url = `http://[${address}]`;
  if (!isIPv6(address) || !URL.canParse(url)) return address;
  const [before = [], after = []] = new URL(url).hostname
    .slice(1, -1)
    .split("::")
    .map((part) => part.split(":").filter(Boolean));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  const network = [...before, ...zeros, ...after].slice(0, 4).join(":");
  return new URL(`http://[${network}::]`).hostname.slice(1, -1);
}
