import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { z } from "zod";
import type { Operation } from "@/lib/operations/define";
import { isRefusal, type RefusalBody, refusalBody } from "@/lib/operations/errors";
import { perform } from "@/lib/operations/perform";
import { browserCaller, currentPath, currentPerson } from "./browser";

/** The signed-in person; whoever is not goes to sign in and comes back to what they asked for. */
export const requirePerson = cache(async () => (await currentPerson()) ?? toSignIn());

async function toSignIn(): Promise<never> {
  redirect(`/sign-in?next=${encodeURIComponent(await currentPath())}`);
}

/**
 * Reads an operation for a page of an organization. Without a session it leads to sign-in, what is absent
 * or another's is the 404 page, so is an address that cannot be read, and any other refusal goes to the
 * nearest error page.
 */
export async function readPage<I extends z.ZodObject, O extends z.ZodObject>(
  operation: Operation<I, O>,
  slug: string,
  input: z.input<I>,
): Promise<z.infer<O>> {
  const result = await tryReadPage(operation, slug, input);
  if (result.ok) return result.output;
  if (result.error.error === "validation_failed") notFound();
  throw new Error(`${result.error.error}: ${result.error.message}`);
}

type PageResult<T> = { ok: true; output: T } | { ok: false; error: RefusalBody };

/** For pages that show a refusal in their own place, such as a role that may not look. */
export async function tryReadPage<I extends z.ZodObject, O extends z.ZodObject>(
  operation: Operation<I, O>,
  slug: string,
  input: z.input<I>,
): Promise<PageResult<z.infer<O>>> {
  const caller = await browserCaller(slug);
  try {
    return { ok: true, output: await perform(operation, caller, input) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code === "unauthorized") return toSignIn();
    if (error.code === "not_found") notFound();
    return { ok: false, error: refusalBody(error, caller.request.requestId) };
  }
}
