import { CustomCommission } from "@/lib/campaigns/shape";
import { inputOfForm } from "@/lib/surfaces/form";

/** A value beside "the campaign's commission" means nothing. */
export function ownTerms(form: FormData): Record<string, unknown> {
  const terms = inputOfForm(CustomCommission, form);
  return terms.customCommissionType ? terms : {};
}
