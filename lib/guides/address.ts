import type { Way } from "./shape";

const LOOPBACK = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/;
// Private, link-local and shared ranges, unique local IPv6, and names that only a local network knows.
const PRIVATE =
  /^(?:10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|169\.254(?:\.\d+){2}|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])(?:\.\d+){2}|0(?:\.\d+){3}|\[f[cde].*\]|\[::\]|[^.[\]]+|.*\.(?:local|internal|lan|home|test|example|invalid))$/;

export function isLoopback(url: string): boolean {
  return LOOPBACK.test(new URL(url).hostname);
}

/** Whether a vendor's servers can be expected to reach the address. */
export function isPublicHttps(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" && !LOOPBACK.test(hostname) && !PRIVATE.test(hostname);
}

/** What has to be said about this endpoint before anybody follows the steps, if anything. */
export function addressAdvice(way: Way, url: string): string | undefined {
  if (way.runsOn === "cloud" && !isPublicHttps(url))
    return `The calls come from the vendor's servers, which cannot reach \`${url}\`. Put Rekomi behind a reverse proxy with a public name and a certificate, set \`REKOMI_URL\` to that \`https://\` address and \`REKOMI_TRUSTED_PROXIES\` to the proxy's, and restart. Until then, connect a client that runs on a computer which can reach this address.`;
  if (way.runsOn === "computer" && isLoopback(url))
    return `\`${url}\` is reachable only from the machine that Rekomi runs on. To connect a client on another computer, give Rekomi an address that it can reach and set \`REKOMI_URL\` to it.`;
  if (url.startsWith("http:"))
    return `\`${url}\` is not encrypted, so everyone on the network between the client and Rekomi can read the token. Use an \`https://\` address, or this one only on a network that you trust.`;
  return undefined;
}
