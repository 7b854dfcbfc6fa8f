import { z } from "zod";
import { log } from "@/lib/log";
import type { Operation } from "@/lib/operations/define";
import { isRefusal } from "@/lib/operations/errors";
import { perform } from "@/lib/operations/perform";
import { browserCaller } from "./browser";
import { refusalResponse } from "./http";
import { requirePerson } from "./page";

/** What an operation that writes a file answers. */
const File = z.object({ fileName: z.string(), mediaType: z.string(), content: z.string() });

/** A file for the signed-in person to keep; whoever is not signed in does that first. */
export async function answerDownload<I extends z.ZodObject, O extends z.ZodObject>(
  operation: Operation<I, O>,
  slug: string,
  input: z.input<I>,
): Promise<Response> {
  await requirePerson();
  const caller = await browserCaller(slug);
  const { requestId } = caller.request;
  try {
    const { fileName, mediaType, content } = File.parse(await perform(operation, caller, input));
    return new Response(content, {
      headers: {
        "Content-Type": mediaType,
        "Content-Disposition": `attachment; filename="${fileName}"`,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "X-Request-Id": requestId,
      },
    });
  } catch (error) {
    if (!isRefusal(error)) log.error({ err: error, requestId }, "download failed");
    return refusalResponse(error, requestId);
  }
}
