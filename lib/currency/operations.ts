import { z } from "zod";
import { read, write } from "@/lib/operations/define";
import * as currency from "./currency";
import { HOME_CURRENCY_FROM, HomeCurrency, SetHomeCurrencyInput } from "./shape";

export const getHomeCurrency = read({
  name: "get_home_currency",
  title: "Get home currency",
  summary:
    "Read the currency that reports are shown in, the supported ones, and whether the plan permits changing it.",
  rest: "GET /org/home-currency",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "home_currency.viewed",
  input: z.strictObject({}),
  output: HomeCurrency,
  run: currency.getHomeCurrency,
});

export const setHomeCurrency = write({
  name: "set_home_currency",
  title: "Set home currency",
  summary: "Change the currency that reports are shown in.",
  guidance:
    "Sales, commissions and payouts keep the currency they were made in, and campaigns theirs. Setting the same one again changes nothing.",
  rest: "PUT /org/home-currency",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "owner",
  plan: HOME_CURRENCY_FROM,
  apiKeyPlan: "Growth",
  effect: "reversible",
  idempotent: true,
  action: "home_currency.changed",
  input: SetHomeCurrencyInput,
  output: HomeCurrency,
  run: currency.setHomeCurrency,
});
