import { read, write } from "@/lib/operations/define";
import * as create from "./create";
import * as csv from "./csv";
import * as moves from "./moves";
import * as payouts from "./payouts";
import * as preview from "./preview";
import {
  CreatedPayouts,
  CreatePayoutInput,
  FailPayoutInput,
  FailPayoutLineInput,
  ListPayoutsInput,
  labelOf,
  Payout,
  PayoutDetail,
  PayoutFile,
  PayoutId,
  PayoutPage,
  PayoutPreview,
  PreviewPayoutInput,
  SettlePayoutInput,
} from "./shape";

const subject = (payout: Payout) => ({ type: "payout", id: payout.id, label: labelOf(payout) });

export const listPayouts = read({
  name: "list_payouts",
  title: "List payouts",
  summary: "List payout batches, newest first, by status, affiliate or time.",
  rest: "GET /payouts",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "payout.listed",
  input: ListPayoutsInput,
  output: PayoutPage,
  run: payouts.listPayouts,
});

export const getPayout = read({
  name: "get_payout",
  title: "Get payout",
  summary: "Read one payout batch with a line for each affiliate, its status and failure reason.",
  rest: "GET /payouts/{id}",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "payout.viewed",
  input: PayoutId,
  output: PayoutDetail,
  subject,
  run: payouts.getPayout,
});

const previewed = {
  input: PreviewPayoutInput,
  output: PayoutPreview,
  run: preview.previewPayout,
};

/** It counts as a write, so that a credential that may only read does not get it. */
export const previewPayout = write({
  ...previewed,
  name: "preview_payout",
  title: "Preview payout",
  summary: "Show what a payout would pay each affiliate now, who is carried over and what is held.",
  guidance: "Changes nothing and is safe to repeat. A Manager makes payouts in the dashboard.",
  rest: "POST /payouts/preview",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "none",
  idempotent: true,
  action: "payout.previewed",
});

/** The same for the page, which whoever may look at the program may see. */
export const getDuePayouts = read({
  ...previewed,
  name: "get_due_payouts",
  title: "Get due payouts",
  summary: "Read what is due to each affiliate now, who is carried over and what is held.",
  surfaces: ["dashboard"],
  role: "viewer",
  action: "payout.previewed",
});

export const createPayout = write({
  name: "create_payout",
  title: "Create payout",
  summary: "Put everything that is due into payout batches, one for each currency.",
  guidance: "What is in a batch is due no longer, so a repeat makes no second one.",
  rest: "POST /payouts",
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "money",
  idempotent: true,
  action: "payout.created",
  input: CreatePayoutInput,
  output: CreatedPayouts,
  subject: ({ items: [first, second] }) => (first && !second ? subject(first) : undefined),
  run: create.createPayout,
});

export const startPayout = write({
  name: "start_payout",
  title: "Start payout",
  summary: "Mark a pending payout as being sent.",
  guidance: "A repeat changes nothing.",
  rest: "POST /payouts/{id}/start",
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "money",
  idempotent: true,
  action: "payout.started",
  input: PayoutId,
  output: Payout,
  subject,
  run: moves.startPayout,
});

export const settlePayout = write({
  name: "settle_payout",
  title: "Settle payout",
  summary: "Record that a payout's money has been sent, and tell the affiliates.",
  guidance: "Lines that have failed stay failed. A repeat changes nothing.",
  rest: "POST /payouts/{id}/settle",
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "money",
  idempotent: true,
  action: "payout.settled",
  input: SettlePayoutInput,
  output: Payout,
  subject,
  run: moves.settlePayout,
});

export const failPayout = write({
  name: "fail_payout",
  title: "Fail payout",
  summary: "Record that a pending or processing payout failed: all that was in it is due again.",
  guidance: "A repeat changes nothing.",
  rest: "POST /payouts/{id}/fail",
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "money",
  idempotent: true,
  action: "payout.failed",
  input: FailPayoutInput,
  output: Payout,
  subject,
  run: moves.failPayout,
});

export const failPayoutLine = write({
  name: "fail_payout_line",
  title: "Fail payout line",
  summary:
    "Record that one affiliate's payment in a processing payout failed: it is due to them again.",
  guidance: "A repeat changes nothing.",
  rest: "POST /payouts/{id}/lines/{affiliateId}/fail",
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "money",
  idempotent: true,
  action: "payout.line_failed",
  input: FailPayoutLineInput,
  output: Payout,
  subject,
  run: moves.failPayoutLine,
});

/** A write, since an export is written down whoever makes it. */
export const exportPayout = write({
  name: "export_payout",
  title: "Export payout",
  summary: "Write a payout as the CSV file that payment services take.",
  surfaces: ["dashboard"],
  role: "manager",
  effect: "none",
  idempotent: true,
  action: "payout.exported",
  input: PayoutId,
  output: PayoutFile,
  subject: ({ label }, { id }) => ({ type: "payout", id, label }),
  run: csv.exportPayout,
});
