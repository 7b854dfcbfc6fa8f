import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/next-auth";

interface Segments {
  params: Promise<{ nextauth: string[] }>;
}

/** The outside providers alone: signing in with a password and signing out are forms of ours. */
function handler(request: NextRequest, segments: Segments): Promise<Response> {
  return NextAuth(request, segments, authOptions());
}

export { handler as GET, handler as POST };
