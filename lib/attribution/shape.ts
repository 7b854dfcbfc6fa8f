import { z } from "zod";

const MAX_PARAMS = 10;

const CustomParams = z
  .string()
  .max(256, "Keep the list to 256 characters.")
  .transform((text, ctx) => {
    const names = text
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean);
    const wrong = names.find((name) => !/^[a-z0-9_-]{2,32}$/.test(name));
    const message =
      wrong === undefined
        ? names.length > MAX_PARAMS && `Name at most ${MAX_PARAMS} parameters.`
        : `Write ${wrong} as 2 to 32 of a-z, 0-9, _ and -.`;
    if (!message) return [...new Set(names)];
    ctx.addIssue({ code: "custom", message });
    return z.NEVER;
  });

export const UpdateParamsInput = z.strictObject({
  custom: CustomParams.optional().describe(
    "Separated by commas, tried in this order: at most 10, each 2 to 32 of a-z, 0-9, _ and -. Empty or left out: none.",
  ),
});
export type UpdateParamsInput = z.infer<typeof UpdateParamsInput>;

const names = z.array(z.string());

export const AttributionParams = z.object({
  custom: names.describe("The organization's own."),
  defaults: names.describe("Those of the usual platforms, always tried."),
  effective: names.describe("In the order in which the tracking script tries them."),
});
export type AttributionParams = z.infer<typeof AttributionParams>;
