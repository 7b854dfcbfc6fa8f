"use client";

import { Field, type FieldMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { useForm } from "@/components/ui/use-form";
import type { CustomCommission } from "@/lib/campaigns/shape";

interface TermsFieldsProps {
  form: Pick<ReturnType<typeof useForm>, "field" | "control">;
  terms?: CustomCommission;
  currency: string;
  /** What the whole of it was refused for. */
  error?: FieldMessage;
}

/** The campaign's commission, or one of somebody's own. */
export function TermsFields({
  form: { field, control },
  terms = {},
  currency,
  error,
}: TermsFieldsProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-[1fr_10rem]">
      <Field label="Commission" error={field("customCommissionType").error ?? error}>
        <Select {...control("customCommissionType", terms.customCommissionType ?? "")}>
          <option value="">The campaign's</option>
          <option value="Percentage">A share of their own, in percent</option>
          <option value="Fixed">An amount of their own, in {currency}</option>
        </Select>
      </Field>
      <Field label="Value" optional {...field("customCommissionValue")}>
        <Input
          {...control("customCommissionValue", terms.customCommissionValue)}
          inputMode="decimal"
          autoComplete="off"
        />
      </Field>
    </div>
  );
}
