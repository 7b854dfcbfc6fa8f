import { cookies, headers } from "next/headers";
import type { z } from "zod";
import { requestFacts, sessionCaller } from "@/lib/auth/caller";
import { readSession, sessionCookie } from "@/lib/auth/sessions";
import type { Caller, RequestFacts } from "@/lib/operations/context";
import type { Operation } from "@/lib/operations/define";
import { type Refusal, refusalOf } from "@/lib/operations/errors";
import { perform } from "@/lib/operations/perform";
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

/** An operation as the signed-in person, from an action that goes on whatever it answers. */
export async function performHere<I extends z.ZodObject, O extends z.ZodObject>(
  operation: Operation<I, O>,
  slug: string,
  input: z.input<I>,
): Promise<{ ok: true; output: z.infer<O> } | { ok: false; refusal: Refusal }> {
  try {
    return { ok: true, output: await perform(operation, await browserCaller(slug), input) };
  } catch (error) {
    return { ok: false, refusal: refusalOf(error) };
  }
}
