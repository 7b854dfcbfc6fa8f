import { expect, test } from "vitest";
import { OTHER_ACTIONS } from "@/lib/docs/audit-actions";
import { operations } from "@/lib/operations/registry";
import { sentenceOf } from "./sentence";

const approve = {
  operation: "approve_affiliate",
  action: "affiliate.approved",
  outcome: "ok" as const,
  entityType: "affiliate",
  entityLabel: "Jane Doe",
};

test("an act names its thing", () => {
  expect(sentenceOf(approve)).toBe("approved affiliate Jane Doe");
});

test("what was refused was only tried", () => {
  expect(sentenceOf({ ...approve, outcome: "refused", entityLabel: undefined })).toBe(
    "tried to approve an affiliate",
  );
});

test("a thing without a name is told by the beginning of its id", () => {
  const event = { ...approve, entityLabel: undefined, entityId: "0190b5a0-0000-7000" };
  expect(sentenceOf(event)).toBe("approved affiliate 0190b5a0");
});

test("each outcome says how far it came", () => {
  const told = (outcome: "held" | "started" | "failed" | "unknown") =>
    sentenceOf({ ...approve, outcome });
  expect(told("held")).toBe("asked to approve affiliate Jane Doe");
  expect(told("started")).toBe("began to approve affiliate Jane Doe");
  expect(told("failed")).toBe("failed to approve affiliate Jane Doe");
  expect(told("unknown")).toBe("may have approved affiliate Jane Doe");
});

test("the stop button says which way it was pressed", () => {
  const event = {
    operation: "set_ai_access",
    action: "org.ai_access_changed",
    outcome: "ok",
  } as const;
  expect(sentenceOf({ ...event, after: { aiStoppedAt: "2026-11-20" } })).toBe(
    "stopped all AI access",
  );
  expect(sentenceOf({ ...event, after: { aiStoppedAt: null } })).toBe("resumed AI access");
});

test("an import says how much came in and whether it became payable", () => {
  const event = {
    operation: "import_conversions",
    action: "import.conversions_imported",
    outcome: "ok",
  } as const;
  const after = { imported: 12, campaign: "Partners", unpaidConfirmed: {} };
  expect(sentenceOf({ ...event, after })).toBe("imported 12 conversions into Partners");
  expect(sentenceOf({ ...event, after: { ...after, unpaidConfirmed: { USD: 500 } } })).toBe(
    "imported 12 conversions into Partners and made unpaid ones payable",
  );
});

test("repeated refusals are counted", () => {
  const event = { operation: "connect", action: "refusals.repeated", outcome: "refused" } as const;
  expect(sentenceOf({ ...event, input: { repeated: 41 }, errorCode: "unauthorized" })).toBe(
    "was refused 41 more times (unauthorized)",
  );
});

test("every action that can be in the log makes a sentence, done or refused", () => {
  const others = Object.keys(OTHER_ACTIONS).map((action) => ({ name: "something", action }));
  for (const { name, action } of [...operations, ...others])
    for (const outcome of ["ok", "refused"] as const) {
      const told = sentenceOf({ operation: name, action, outcome });
      expect(told).toMatch(/^[a-z]+(?: [\w ',]+\w)?$/i);
      expect(told).not.toMatch(/_|have /);
    }
});

test("what Rekomi approves by itself is told by its count", () => {
  const event = {
    operation: "approve_due_conversions",
    action: "conversion.approved",
    outcome: "ok",
    after: { count: 12, ids: [] },
  } as const;
  expect(sentenceOf(event)).toBe("approved 12 conversions whose hold is over");
});
