import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import type { z } from "zod";
import type { AreaQuery } from "@/lib/area/shape";
import { areaCookie, areaOf, type OwnAct } from "@/lib/auth/affiliate-area";
import { isRefusal } from "@/lib/operations/errors";
import { submitForm } from "./action";
import type { ActionState, BoundAction } from "./shape";

/** The page of the affiliate whom this browser's cookie names, or null. An address that cannot be read is the 404 page. */
export async function readAreaPage(query: AreaQuery) {
  try {
    return await areaOf(await areaValue(), query);
  } catch (error) {
    if (isRefusal(error) && error.code === "validation_failed") notFound();
    throw error;
  }
}

/** A form's server action in an affiliate's own area: who acts is read from the cookie, and from nothing else. */
export function areaAction<I extends z.ZodObject, T>(
  shape: I,
  act: OwnAct<z.infer<I>, T>,
): BoundAction<T> {
  return async (_previous: ActionState<T>, form: FormData) => {
    const state = await submitForm(shape, form, async (input, request) =>
      act(await areaValue(), input, request),
    );
    if (state.status === "done") revalidatePath("/a");
    return state;
  };
}

async function areaValue(): Promise<string | undefined> {
  return (await cookies()).get(areaCookie().name)?.value;
}
