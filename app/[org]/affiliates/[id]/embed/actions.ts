"use server";

import { mintEmbedToken } from "@/lib/embed/operations";
import { MintEmbedInput } from "@/lib/embed/shape";
import { actionFor } from "@/lib/surfaces/action";
import { inputOfForm } from "@/lib/surfaces/form";

export const mint = actionFor(mintEmbedToken, (form) => ({
  ...inputOfForm(MintEmbedInput, form),
  allowedOrigins: sitesOf(form),
}));

/** A token that no site may show is of no use here, so that none is asked about like a wrong one. */
function sitesOf(form: FormData): string[] {
  const sites = String(form.get("allowedOrigins") ?? "")
    .split(/[\s,]+/)
    .filter(Boolean);
  return sites.length > 0 ? sites : [""];
}
