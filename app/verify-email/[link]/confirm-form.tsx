"use client";

import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

export function ConfirmForm({ action, link }: { action: BoundAction<void>; link: string }) {
  const { state, form, problem } = useForm(action);
  if (state.status === "done") {
    return (
      <div className="grid gap-4">
        <Notice variant="ok" role="status">
          Your address is confirmed.
        </Notice>
        <Button asChild size="lg">
          <a href="/">Go to your organization</a>
        </Button>
      </div>
    );
  }
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      {problem?.error === "not_found" && (
        <p className="text-muted-foreground">
          If you have confirmed it before, all is well. Otherwise sign in and ask for a new link.
        </p>
      )}
      <input type="hidden" name="link" value={link} />
      {problem ? (
        <Button asChild variant="outline" size="lg">
          <a href="/">Go to your organization</a>
        </Button>
      ) : (
        <SubmitButton size="lg">Confirm address</SubmitButton>
      )}
    </form>
  );
}
