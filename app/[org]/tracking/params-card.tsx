"use client";

import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { AttributionParams } from "@/lib/attribution/shape";
import type { BoundAction } from "@/lib/surfaces/shape";
import { Saved } from "./saved";

interface ParamsCardProps {
  params: AttributionParams;
  /** Left out for whoever may only look. */
  action?: BoundAction<AttributionParams>;
}

export function ParamsCard({ params, action }: ParamsCardProps) {
  const own = new Set(params.custom);
  return (
    <Card aria-labelledby="params">
      <CardHeader>
        <CardTitle id="params">Attribution parameters</CardTitle>
        <CardDescription>
          What names the affiliate in a link, such as{" "}
          <code className="whitespace-nowrap font-mono text-xs">?via=jane</code>. Links of other
          platforms go on working.
        </CardDescription>
      </CardHeader>
      <CardContent className="grid gap-4">
        {action && <ParamsForm custom={params.custom} action={action} />}
        <div className="grid gap-2">
          <h3 className="font-medium" id="params-order">
            Tried in this order
          </h3>
          <ol aria-labelledby="params-order" className="flex flex-wrap gap-1.5">
            {params.effective.map((name) => (
              <li
                key={name}
                className={`rounded-sm px-1.5 py-0.5 font-mono text-xs ${own.has(name) ? "bg-foreground text-background" : "bg-muted"}`}
              >
                {name}
                {own.has(name) && <span className="sr-only"> (your own)</span>}
              </li>
            ))}
          </ol>
        </div>
        {!action && (
          <p className="text-muted-foreground text-xs">An owner can add parameters of your own.</p>
        )}
      </CardContent>
    </Card>
  );
}

interface ParamsFormProps {
  custom: readonly string[];
  action: BoundAction<AttributionParams>;
}

function ParamsForm({ custom, action }: ParamsFormProps) {
  const { state, form, field, control, problem } = useForm(action);
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      <Field
        label="Your own, before the usual ones"
        optional
        hint="Separated by commas. Pages need the snippet anew afterwards: it carries the names."
        className="max-w-xl"
        {...field("custom")}
      >
        <Input
          {...control("custom", custom.join(", "))}
          key={custom.join()}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="outline">Save parameters</SubmitButton>
        <Saved state={state}>Saved. Copy the snippet above once more.</Saved>
      </div>
    </form>
  );
}
