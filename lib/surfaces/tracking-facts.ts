import { FAULTS, SIGNATURE_HEADER, signatureOf, WINDOW_SECONDS } from "@/lib/auth/signed-key";
import { PIXEL_RATE } from "@/lib/auth/visitors";
import type { TrackingFacts } from "@/lib/docs/tracking";
import { atLeastWords } from "@/lib/orgs/shape";
import { recordEvent } from "@/lib/tracking/operations";
import { PixelEvent } from "@/lib/tracking/shape";
import { publicUrl, rateLimits } from "./endpoint";
import { type FieldFact, fieldFacts } from "./field-facts";
import { objectSchema } from "./json-schema";
import { PIXEL_EVENTS, VISITS } from "./tracking";

/** What the page about tracking states, read from what decides it. */
export function trackingFacts(): TrackingFacts {
  return {
    origin: publicUrl(),
    rates: {
      visits: VISITS,
      pixel: PIXEL_EVENTS,
      pixelOfOrg: PIXEL_RATE,
      address: rateLimits().address,
    },
    signature: {
      header: SIGNATURE_HEADER,
      seconds: WINDOW_SECONDS,
      vector: { ...EXAMPLE, v1: signatureOf(EXAMPLE.secret, EXAMPLE.t, Buffer.from(EXAMPLE.body)) },
      faults: Object.values(FAULTS).map(({ message, details }) => ({
        reason: details.reason ?? "",
        message,
      })),
    },
    plan: recordEvent.apiKeyPlan ? atLeastWords(recordEvent.apiKeyPlan) : "any",
  };
}

const EXAMPLE = {
  secret: "rks_example",
  t: "1767225600",
  body: '{"type":"sale","externalId":"order-1001","affiliateSlug":"jane-doe","amountCents":4900,"currency":"USD"}',
};

/** What a page tells by pixel; the script adds the others. */
export function pixelFields(): FieldFact[] {
  const added: ReadonlySet<string> = new Set(["publicKey", "programId"]);
  return fieldFacts(objectSchema(PixelEvent, "input")).filter(({ name }) => !added.has(name));
}
