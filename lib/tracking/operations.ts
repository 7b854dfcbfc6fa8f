import { z } from "zod";
import { read, write } from "@/lib/operations/define";
import { recordServerEvent } from "./events";
import * as pixel from "./pixel";
import { Pixel, PixelOrigins, RecordedEvent, ServerEvent, subjectOf, TrackingState } from "./shape";
import { getTracking as readTracking } from "./state";

export const getTracking = read({
  name: "get_tracking",
  title: "Get tracking state",
  summary: "Read what has arrived last by each way of tracking, and how the browser pixel is set.",
  rest: "GET /tracking",
  surfaces: ["rest", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "tracking.viewed",
  input: z.strictObject({}),
  output: TrackingState,
  run: readTracking,
});

/** The pixel's key is public, but whom it trusts is a setting of the organization. */
const ofPixel = {
  surfaces: ["rest", "dashboard"],
  role: "admin",
  apiKeyPlan: "Growth",
  output: Pixel,
} as const;

export const provisionPixel = write({
  ...ofPixel,
  name: "provision_pixel",
  title: "Make pixel key",
  summary: "Make the public key by which listed sites report sales from the browser.",
  guidance: "There is one: a repeat answers with it. Sales by pixel wait for a person's review.",
  rest: "POST /tracking/pixel",
  effect: "reversible",
  idempotent: true,
  action: "pixel.created",
  input: PixelOrigins,
  run: pixel.provisionPixel,
});

export const rotatePixelKey = write({
  ...ofPixel,
  name: "rotate_pixel_key",
  title: "Rotate pixel key",
  summary: "Replace the pixel's public key at once; pages report again with the new snippet.",
  rest: "POST /tracking/pixel/rotate",
  effect: "destructive",
  refuses: ["pixel_not_provisioned"],
  action: "pixel.rotated",
  input: z.strictObject({}),
  run: pixel.rotatePixelKey,
});

export const setPixelOrigins = write({
  ...ofPixel,
  name: "set_pixel_origins",
  title: "Set pixel sites",
  summary: "Replace the list of sites that may report sales from the browser.",
  rest: "PUT /tracking/pixel/origins",
  effect: "reversible",
  idempotent: true,
  refuses: ["pixel_not_provisioned"],
  action: "pixel.updated",
  input: PixelOrigins,
  run: pixel.setPixelOrigins,
});

/** Asked for at an address of its own, where the body's signature is checked first. */
export const recordEvent = write({
  name: "record_event",
  title: "Record event",
  summary: "Record a sale, a lead or a refund that the company's own server reports.",
  surfaces: ["rest"],
  role: "manager",
  apiKeyPlan: "Trial",
  effect: "reversible",
  idempotent: true,
  action: "event.recorded",
  input: ServerEvent,
  output: RecordedEvent,
  subject: subjectOf,
  run: recordServerEvent,
});
