"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

export function OpenForm({ action, link }: { action: BoundAction<null>; link: string }) {
  const { form, problem } = useForm(action);
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      <input type="hidden" name="link" value={link} />
      {problem ? (
        <Button asChild variant="outline" size="lg">
          <Link href="/a">Ask for a new link</Link>
        </Button>
      ) : (
        <SubmitButton size="lg">Open your page</SubmitButton>
      )}
    </form>
  );
}
