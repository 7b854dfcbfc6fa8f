import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { loaderHandler } from "@/lib/surfaces/loader";
import { bundleLoader } from "@/scripts/loader.mjs";

beforeAll(() => bundleLoader());

const get = (headers: Record<string, string> = {}, method = "GET") =>
  loaderHandler(new Request("http://localhost:3000/api/tracking/loader.js", { headers, method }));

test("the script is smaller than 3 kB when packed", async () => {
  const script = Buffer.from(await (await get()).arrayBuffer());
  expect(gzipSync(script).length).toBeLessThan(3_000);
});

test("it may be kept for an hour, by any page", async () => {
  const { status, headers } = await get();
  expect(status).toBe(200);
  expect(Object.fromEntries(headers)).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=3600",
    "cross-origin-resource-policy": "cross-origin",
    "access-control-allow-origin": "*",
    vary: "Accept-Encoding",
  });
});

test("who knows it is not sent it again, and who takes it packed gets the same", async () => {
  const plain = await get();
  const packed = await get({ "Accept-Encoding": "br;q=1.0, gzip;q=0.8" });
  expect(packed.headers.get("content-encoding")).toBe("gzip");
  expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(await plain.text());
  const tag = plain.headers.get("etag") ?? "";
  expect(tag).toMatch(/^"[\w-]{22}"$/);
  expect(packed.headers.get("etag")).not.toBe(tag);
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, `"other", W/${tag}`])
    expect((await get({ "If-None-Match": known })).status).toBe(304);
  expect((await get({ "If-None-Match": '"other"' })).status).toBe(200);
  expect((await get({ "Accept-Encoding": "gzip;q=0" })).headers.get("content-encoding")).toBeNull();
});

test("it is read, never written", async () => {
  expect((await get({}, "HEAD")).status).toBe(200);
  expect((await get({}, "POST")).status).toBe(405);
});
