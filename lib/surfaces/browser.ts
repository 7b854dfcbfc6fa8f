import { cookies, headers } from "next/headers";
import { requestFacts, sessionCaller } from "@/lib/auth/caller";
import { readSession, sessionCookie } from "@/lib/auth/sessions";
import type { Caller, RequestFacts } from "@/lib/operations/context";

/** What the server in front of Next saw of the socket: it drops these headers from whoever sends them. */
const PEER_IP = "x-rekomi-peer-ip";

export async function browserFacts(): Promise<RequestFacts> {
  const sent = await headers();
  return requestFacts(sent, { ip: sent.get(PEER_IP) ?? "" });
}

export async function sessionValue(): Promise<string | null> {
  return (await cookies()).get(sessionCookie().name)?.value ?? null;
}

/** The signed-in person, before any organization. */
export async function currentPerson() {
  return readSession(await sessionValue());
}

export async function browserCaller(slug: string): Promise<Caller> {
  return sessionCaller(await sessionValue(), slug, await browserFacts());
}
