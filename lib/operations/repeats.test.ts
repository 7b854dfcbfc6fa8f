import { expect, test } from "vitest";
import { getOrgProfile } from "@/lib/orgs/operations";
import { auditRows, testOrg } from "@/lib/testing/org";
import { getToken, revokeToken, rotateToken } from "@/lib/tokens/operations";
import { perform } from "./perform";

test("a refusal for another reason is news, though the code is the same", async () => {
  const { owner, mint, assistant } = await testOrg();
  const { id, token } = await mint();
  const { token: rotated } = await perform(rotateToken, owner, { id });
  const refusedFor = (value: string) =>
    expect(perform(getOrgProfile, assistant(value), {})).rejects;

  await refusedFor(token).toMatchObject({ details: { reason: "rotated" } });
  await refusedFor(token).toMatchObject({ details: { reason: "rotated" } });
  await perform(revokeToken, owner, { id });
  await refusedFor(rotated).toMatchObject({ details: { reason: "revoked" } });

  expect(await auditRows(owner, { tokenId: id, outcome: "refused" })).toHaveLength(2);
  const { revokedAt = "", check } = await perform(getToken, owner, { id });
  expect(check.refusedAt && check.refusedAt >= revokedAt).toBe(true);
});
