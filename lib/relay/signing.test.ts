import { describe, expect, test } from "vitest";
import {
  decodeClient,
  encodeClient,
  memoryNonces,
  type SignedRequest,
  sign,
  verify,
} from "@/lib/relay/signing";

// DESIGN §6 publishes these vectors; another implementation of the relay must reach the same values.
const SECRET = "relay-secret-for-tests";
const NOW = new Date(1_767_225_600_000);
const NONCE = "A".repeat(22);
const BEARER = `Bearer rk_mcp_${"A".repeat(43)}3GHgEk`;
const CLIENT =
  '{"name":"claude-code","version":"2.1.328","userAgent":"claude-code/2.1.328 (cli)","ip":"203.0.113.7"}';

const approve: SignedRequest = {
  method: "POST",
  path: "/api/v1/affiliates/0190b5a0-0000-7000-8000-000000000001/approve?notify=true",
  body: '{"note":"welcome"}',
  authorization: BEARER,
  client: Buffer.from(CLIENT).toString("base64url"),
};
const org: SignedRequest = {
  method: "GET",
  path: "/api/v1/org",
  body: "",
  authorization: BEARER,
  client: "",
};

const trust = (secrets: readonly string[] = [SECRET], now = NOW) => ({
  secrets,
  now,
  seizeNonce: memoryNonces(() => now.getTime()),
});
const invalid = { code: "relay_signature_invalid" };

test("a write with a client header signs to the published vector", () => {
  expect(sign(approve, [SECRET], NOW, NONCE)).toBe(
    `t=1767225600,v1=0d9a6bb33b9af37e572784b767e6cbd92570e75dc227372b869b782a6d1d81b3,n=${NONCE},v2=c2273150c87d7ae4b772d7590791bd234b081e9be318d32c4c7504c73b1d171b`,
  );
});

test("a read without body or client header signs to the published vector", () => {
  expect(sign(org, [SECRET], NOW, NONCE)).toBe(
    `t=1767225600,v1=4058830c2cccbcf8bcddd72bc8fb60e0bd5eacc419cb3118996812edb8711340,n=${NONCE},v2=f7175af065f50fee81bf9737389b6d40c70c73087684ea1b3c7870c47faec627`,
  );
});

test("what was signed verifies, once", async () => {
  const relay = trust();
  const header = sign(approve, [SECRET], NOW);
  await verify(header, approve, relay);
  await expect(verify(header, approve, relay)).rejects.toMatchObject(invalid);
});

describe("an altered request does not verify:", () => {
  const alterations: Record<string, Partial<SignedRequest>> = {
    body: { body: '{"note":"welcome!"}' },
    "emptied body": { body: "" },
    path: { path: "/api/v1/affiliates/0190b5a0-0000-7000-8000-000000000001/reject?notify=true" },
    query: {
      path: "/api/v1/affiliates/0190b5a0-0000-7000-8000-000000000001/approve?notify=false",
    },
    method: { method: "PUT" },
    bearer: { authorization: `Bearer rk_mcp_${"B".repeat(43)}3GHgEk` },
    client: { client: encodeClient({ name: "cursor", ip: "198.51.100.9" }) },
    "client left out": { client: "" },
  };
  test.each(Object.entries(alterations))("%s", async (_what, altered) => {
    const header = sign(approve, [SECRET], NOW);
    await expect(verify(header, { ...approve, ...altered }, trust())).rejects.toMatchObject(
      invalid,
    );
  });
});

test("300 seconds either way are in time, 301 are not", async () => {
  const header = sign(org, [SECRET], NOW);
  const at = (offset: number) => trust([SECRET], new Date(NOW.getTime() + offset * 1000));
  await verify(header, org, at(300));
  await verify(header, org, at(-300));
  await expect(verify(header, org, at(301))).rejects.toMatchObject(invalid);
  await expect(verify(header, org, at(-301))).rejects.toMatchObject(invalid);
});

test("every secret of the ring verifies, and a stranger's does not", async () => {
  await verify(sign(org, ["old"], NOW), org, trust(["new", "old"]));
  await verify(sign(org, ["new", "old"], NOW), org, trust(["new"]));
  await expect(verify(sign(org, ["other"], NOW), org, trust(["new", "old"]))).rejects.toMatchObject(
    invalid,
  );
  await expect(verify(sign(org, ["old"], NOW), org, trust([]))).rejects.toMatchObject(invalid);
});

test.each([
  ["empty", ""],
  ["the published half alone", sign(org, [SECRET], NOW).split(",n=")[0]!],
  ["upper-case hex", sign(org, [SECRET], NOW).replace(/v1=.{64}/, (v1) => v1.toUpperCase())],
  ["another nonce", sign(org, [SECRET], NOW).replace(/n=.{22}/, `n=${"B".repeat(22)}`)],
  [
    "one half of another call",
    sign(org, [SECRET], NOW).replace(/v2=.{64}/, `v2=${"0".repeat(64)}`),
  ],
])("a header that is %s does not verify", async (_what, header) => {
  await expect(verify(header, org, trust())).rejects.toMatchObject(invalid);
});

test("a forger cannot use up a nonce", async () => {
  const relay = trust();
  const header = sign(org, [SECRET], NOW);
  const forged = header.replace(/v2=.{64}/, `v2=${"0".repeat(64)}`);
  await expect(verify(forged, org, relay)).rejects.toMatchObject(invalid);
  await verify(header, org, relay);
});

test("memory forgets a nonce only when its signature has lapsed", async () => {
  let now = 0;
  const seize = memoryNonces(() => now);
  expect(await seize("a", new Date(1000))).toBe(true);
  now = 1000;
  expect(await seize("a", new Date(1000))).toBe(false);
  now = 1001;
  expect(await seize("a", new Date(2000))).toBe(true);
});

test("client facts survive the header, and garbage says nothing", () => {
  const facts = { name: "Zoë's client", version: "1", userAgent: "x", ip: "203.0.113.7" };
  expect(decodeClient(encodeClient(facts))).toEqual(facts);
  expect(decodeClient("not json")).toEqual({});
  expect(decodeClient(encodeClient({}).slice(0, 1))).toEqual({});
});
