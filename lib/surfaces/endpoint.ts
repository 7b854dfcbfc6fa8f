import { KEY_RATE } from "@/lib/api-keys/shape";
import { settings } from "@/lib/settings";

/** The public origin of this installation, without a slash at its end. */
export function publicUrl(): string {
  return settings().url;
}

/** Where AI clients connect: what guides and snippets are filled with. */
export function mcpEndpoint(): string {
  return `${publicUrl()}/api/mcp`;
}

/** Calls a minute, as the reference states them. */
export function rateLimits() {
  const { orgRate, addressRate } = settings();
  return { key: KEY_RATE, org: orgRate, address: addressRate };
}
