import { cookies, headers } from "next/headers";
import { requestFacts, sessionCaller } from "@/lib/auth/caller";
import { readSession, sessionCookie } from "@/lib/auth/sessions";
import type { Caller, RequestFacts } from "@/lib/operations/context";
import { sameSitePath } from "./same-site";

/** What the server in front of Next saw of the socket: it drops these headers from whoever sends them. */
const PEER_IP = "x-rekomi-peer-ip";
const PEER_PATH = "x-rekomi-peer-path";

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

/** Only an action or a route handler may: a page's headers have left by the time it runs. */
export async function keepSession(value: string): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, value, options);
}

export async function forgetSession(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

/** The address that was asked for, for whoever has to sign in first. */
export async function currentPath(): Promise<string> {
  return sameSitePath((await headers()).get(PEER_PATH));
}

export async function browserCaller(slug: string): Promise<Caller> {
  return sessionCaller(await sessionValue(), slug, await browserFacts());
}
