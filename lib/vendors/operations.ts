import { z } from "zod";
import { read, write } from "@/lib/operations/define";
import * as connections from "./connections";
import {
  PaddleConnection,
  PaymentConnections,
  SetPaddleSecretInput,
  StripeAccount,
  StripeConsent,
} from "./shape";

const NOTHING = z.strictObject({});
const stripe = () => ({ type: "connection", id: "stripe", label: "Stripe" });
const paddle = () => ({ type: "connection", id: "paddle", label: "Paddle" });

export const getPaymentConnections = read({
  name: "get_payment_connections",
  title: "Get payment connections",
  summary: "Read which accounts at Stripe and Paddle report their sales here, and when last.",
  surfaces: ["dashboard"],
  role: "viewer",
  action: "connection.viewed",
  input: NOTHING,
  output: PaymentConnections,
  run: connections.getPaymentConnections,
});

export const connectStripe = write({
  name: "connect_stripe",
  title: "Connect Stripe",
  summary: "Begin to connect a Stripe account: answers with the address at Stripe where to agree.",
  surfaces: ["dashboard"],
  role: "admin",
  effect: "external",
  refuses: ["conflict"],
  action: "connection.started",
  input: NOTHING,
  output: StripeConsent,
  subject: stripe,
  run: connections.startStripe,
});

export const acceptStripeReturn = write({
  name: "accept_stripe_return",
  title: "Come back from Stripe",
  summary: "Check that whoever comes back from Stripe is who went there.",
  surfaces: ["dashboard"],
  role: "admin",
  effect: "none",
  action: "connection.confirmed",
  input: z.strictObject({ state: z.string().max(2_000) }),
  output: z.object({ nonce: z.string(), expiresAt: z.iso.datetime() }),
  subject: stripe,
  run: connections.acceptReturn,
});

export const linkStripeAccount = write({
  name: "link_stripe_account",
  title: "Link Stripe account",
  summary: "Take the events of the Stripe account that has agreed as this organization's.",
  surfaces: ["dashboard"],
  role: "admin",
  effect: "external",
  idempotent: true,
  refuses: ["conflict"],
  action: "connection.made",
  input: StripeAccount,
  output: StripeAccount,
  subject: stripe,
  run: connections.linkStripeAccount,
});

export const disconnectStripe = write({
  name: "disconnect_stripe",
  title: "Disconnect Stripe",
  summary: "Stop taking events of the connected Stripe account, and end its agreement at Stripe.",
  surfaces: ["dashboard"],
  role: "admin",
  effect: "destructive",
  idempotent: true,
  action: "connection.ended",
  input: NOTHING,
  output: z.object({ orgId: z.uuid(), accountId: z.string().optional() }),
  subject: stripe,
  run: connections.disconnectStripe,
});

export const setPaddleSecret = write({
  name: "set_paddle_secret",
  title: "Set Paddle secret",
  summary: "Keep the secret that Paddle signs its notifications with, so that they are believed.",
  surfaces: ["dashboard"],
  role: "admin",
  effect: "external",
  idempotent: true,
  action: "connection.made",
  input: SetPaddleSecretInput,
  output: PaddleConnection,
  subject: paddle,
  run: connections.setPaddleSecret,
});

export const removePaddle = write({
  name: "remove_paddle",
  title: "Disconnect Paddle",
  summary: "Forget the secret of Paddle's notifications: they are refused from then on.",
  surfaces: ["dashboard"],
  role: "admin",
  effect: "destructive",
  idempotent: true,
  action: "connection.ended",
  input: NOTHING,
  output: PaddleConnection,
  subject: paddle,
  run: connections.removePaddle,
});
