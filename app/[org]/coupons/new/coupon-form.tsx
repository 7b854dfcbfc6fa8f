"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { NamedOptions, Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import { type CampaignCoupon, DURATIONS } from "@/lib/coupons/shape";
import { CURRENCIES } from "@/lib/money/shape";
import type { BoundAction } from "@/lib/surfaces/shape";

interface CouponFormProps {
  action: BoundAction<CampaignCoupon>;
  campaigns: readonly { id: string; name: string; currency: string }[];
  campaign: { id: string; currency: string };
  /** Where to go instead. */
  cancelPath: string;
}

const DURATION_WORDS: Record<(typeof DURATIONS)[number], string> = {
  Once: "The first payment",
  Repeating: "Each payment, for some months",
  Forever: "Every payment",
};

export function CouponForm({ action, campaigns, campaign, cancelPath }: CouponFormProps) {
  const { form, field, control, checkbox, radio, problem } = useForm(action);
  return (
    <form {...form} className="grid max-w-xl gap-5">
      <FormProblem problem={problem} />
      <Field label="Campaign" {...field("programId")}>
        <Select {...control("programId", campaign.id)}>
          <NamedOptions of={campaigns} />
        </Select>
      </Field>
      <Field label="Name" hint="Customers see it on invoices: Spring 20 %." {...field("name")}>
        <Input {...control("name")} maxLength={40} autoComplete="off" />
      </Field>
      <RadioGroup legend="Takes off" hint="This can never be changed.">
        <RadioCard {...radio("takesOff", "percent", "percent")} title="A share of the price" />
        <RadioCard {...radio("takesOff", "amount", "percent")} title="An amount" />
      </RadioGroup>
      <div className="grid items-start gap-5 sm:grid-cols-3">
        <Field label="Percent" hint="If it is a share." {...field("percentOff")}>
          <Input {...control("percentOff", 20)} inputMode="decimal" autoComplete="off" />
        </Field>
        <Field label="Amount" hint="If it is one: 10 is 10.00." {...field("amountOffCents")}>
          <Input {...control("amountOffCents")} inputMode="decimal" autoComplete="off" />
        </Field>
        <Field label="Currency" hint="Of the amount." {...field("currency")}>
          <Select {...control("currency", campaign.currency)}>
            {CURRENCIES.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-[2fr_1fr]">
        <Field label="Of a subscription" {...field("duration")}>
          <Select {...control("duration", "Once")}>
            {DURATIONS.map((duration) => (
              <option key={duration} value={duration}>
                {DURATION_WORDS[duration]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Months" hint="If for some months." {...field("durationInMonths")}>
          <Input {...control("durationInMonths")} inputMode="numeric" autoComplete="off" />
        </Field>
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field
          label="Uses of each code"
          optional
          hint="No limit unless you give one."
          {...field("maxRedemptions")}
        >
          <Input {...control("maxRedemptions")} inputMode="numeric" autoComplete="off" />
        </Field>
        <Field label="Last day" optional hint="Codes stop at its end, UTC." {...field("expiresAt")}>
          <Input {...control("expiresAt")} type="date" />
        </Field>
      </div>
      <Field
        inline
        label="Affiliates may make codes from it"
        hint="In their own area; you can make codes for them as well."
        {...field("allowAffiliateSelfMint")}
      >
        <Checkbox {...checkbox("allowAffiliateSelfMint", true)} />
      </Field>
      <Field
        inline
        label="A code counts for more than a click"
        hint="The sale is the code owner's, also when somebody else's link was clicked."
        {...field("overridesClickAttribution")}
      >
        <Checkbox {...checkbox("overridesClickAttribution", true)} />
      </Field>
      <div className="flex gap-2">
        <SubmitButton>Create coupon</SubmitButton>
        <Button asChild variant="outline">
          <Link href={cancelPath}>Cancel</Link>
        </Button>
      </div>
    </form>
  );
}
