import { z } from "zod";

const count = z.number().int();

export const LoadedDemo = z.object({
  campaigns: count,
  affiliates: count,
  conversions: count,
  clicks: count,
  leads: count,
});
export type LoadedDemo = z.infer<typeof LoadedDemo>;
