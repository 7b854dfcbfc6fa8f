import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/next-auth";
import { browserFacts } from "@/lib/surfaces/browser";
import { readBody, refusalResponse } from "@/lib/surfaces/http";

interface Segments {
  params: Promise<{ nextauth: string[] }>;
}

/** The outside providers alone: signing in with a password and signing out are forms of ours. */
export function GET(request: NextRequest, segments: Segments): Promise<Response> {
  return NextAuth(request, segments, authOptions());
}

/** next-auth reads a body to its end, however long it is, before it asks who sends it. */
export async function POST(request: NextRequest, segments: Segments): Promise<Response> {
  let body: Buffer;
  try {
    body = await readBody(request);
  } catch (error) {
    return refusalResponse(error, (await browserFacts()).requestId);
  }
  const { url, headers } = request;
  const whole = new NextRequest(url, { method: "POST", headers, body: new Uint8Array(body) });
  return NextAuth(whole, segments, authOptions());
}
