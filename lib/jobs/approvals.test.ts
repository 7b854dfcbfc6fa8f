import { expect, test } from "vitest";
import { balancesOf } from "@/lib/ledger/ledger";
import { expectBooksToBalance } from "@/lib/testing/ledger";
import { auditRows } from "@/lib/testing/org";
import { testSales } from "@/lib/testing/sales";
import { DAY } from "@/lib/time/shape";
import { approveConversions } from "./approvals";

const ago = (days: number) => new Date(Date.now() - days * DAY);

test("what has been held long enough is approved once, by however many instances", async () => {
  const program = await testSales();
  const ids: string[] = [];
  for (const days of [31, 45, 30.01, 29.9, 0]) {
    const { conversionId = "" } = await program.sell({ occurredAt: ago(days) });
    ids.push(conversionId);
  }
  const held = await program.sell({ occurredAt: ago(60), heldBecause: "pixel_unreviewed" });
  await Promise.all([approveConversions(), approveConversions(), approveConversions()]);
  const statuses = await Promise.all(
    [...ids, held.conversionId].map(async (id) => (await program.conversion(id)).status),
  );
  const [approved, pending] = ["Approved", "Pending"];
  expect(statuses).toEqual([approved, approved, approved, pending, pending, pending]);
  const rows = await auditRows(program.owner, { action: "conversion.approved" });
  expect(rows.every(({ actorType }) => actorType === "system")).toBe(true);
  const named = rows.flatMap(({ after }) => after?.ids ?? []);
  expect(named.sort()).toEqual(ids.slice(0, 3).sort());
  expect(await program.at((at) => balancesOf(at))).toMatchObject([
    { held: 3 * 1_980, payable: 3 * 1_980 },
  ]);
  await expectBooksToBalance(program.orgId);
});
