import type { InstallPlatform } from "@/lib/install/shape";

/** What has to be there before a platform's sales are reported, in words. */
export function needsOf({
  requiresStripeConnect,
  requiresApiKey,
}: Pick<InstallPlatform, "requiresStripeConnect" | "requiresApiKey">): string[] {
  return [
    ...(requiresStripeConnect ? ["your own Stripe account"] : []),
    ...(requiresApiKey ? ["an API key"] : []),
  ];
}
