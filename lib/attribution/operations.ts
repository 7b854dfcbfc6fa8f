import { z } from "zod";
import { read, write } from "@/lib/operations/define";
import * as attribution from "./attribution";
import { AttributionParams, UpdateParamsInput } from "./shape";

export const getAttributionParams = read({
  name: "get_attribution_params",
  title: "Get attribution parameters",
  summary: "Read which query parameters name an affiliate in a link, in the order they are tried.",
  guidance:
    "When a brand migrates, check whether the parameter of its old platform is already among the defaults.",
  rest: "GET /org/attribution-params",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "attribution_params.viewed",
  input: z.strictObject({}),
  output: AttributionParams,
  run: attribution.getParams,
});

export const updateAttributionParams = write({
  name: "update_attribution_params",
  title: "Update attribution parameters",
  summary: "Set the organization's own query parameters, which are tried before the defaults.",
  guidance:
    "Replaces the list; without custom it is cleared. Get the snippet again afterwards: the one on the site carries the old names.",
  rest: "PUT /org/attribution-params",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "owner",
  apiKeyPlan: "Growth",
  effect: "reversible",
  idempotent: true,
  action: "attribution_params.updated",
  input: UpdateParamsInput,
  output: AttributionParams,
  run: attribution.updateParams,
});
