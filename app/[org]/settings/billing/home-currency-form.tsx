"use client";

import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { HomeCurrency } from "@/lib/currency/shape";
import type { BoundAction } from "@/lib/surfaces/shape";

interface HomeCurrencyFormProps {
  current: string;
  supported: readonly string[];
  action: BoundAction<HomeCurrency>;
}

export function HomeCurrencyForm({ current, supported, action }: HomeCurrencyFormProps) {
  const { form, field, control, problem, state } = useForm(action);
  const names = new Intl.DisplayNames("en", { type: "currency" });
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      <div className="flex flex-wrap items-end gap-2">
        <Field label="Show reports in" className="w-72 max-w-full" {...field("homeCurrency")}>
          <Select {...control("homeCurrency", current)} key={current}>
            {supported.map((currency) => (
              <option key={currency} value={currency}>
                {currency} – {names.of(currency)}
              </option>
            ))}
          </Select>
        </Field>
        <SubmitButton variant="outline">Save</SubmitButton>
      </div>
      <p role="status" className="text-muted-foreground empty:hidden">
        {state.status === "done" && `Reports are shown in ${state.output.homeCurrency} now.`}
      </p>
    </form>
  );
}
