import { NextRequest } from "next/server";
import { expect, test, vi } from "vitest";
import { BODY_LIMIT } from "@/lib/surfaces/http";
import { POST } from "./route";

// Next's own, which exists only while it answers a request.
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));

test("a body without end is not read to its end", async () => {
  let sent = 0;
  const chunk = new Uint8Array(1024 * 1024);
  const body = new ReadableStream({
    pull(controller) {
      sent += chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  const init = { method: "POST", body, duplex: "half" } as const;
  const request = new NextRequest("http://localhost/api/auth/signin/github", init);
  const params = Promise.resolve({ nextauth: ["signin", "github"] });
  const response = await POST(request, { params });
  expect([response.status, (await response.json()).error]).toEqual([413, "payload_too_large"]);
  expect(sent).toBeLessThan(2 * BODY_LIMIT);
});
