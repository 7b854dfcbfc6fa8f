"use client";

import { ClientMark } from "@/components/guides/client-mark";
import { sentTwice } from "@/components/sent-twice";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import type { useForm } from "@/components/ui/use-form";
import { ONCE_FIELD } from "@/lib/surfaces/shape";
import { DEFAULT_PRESET, PRESET_WORDS, PRESETS } from "../preset-words";
import type { Tool } from "../presets";
import type { Revealed } from "../revealed";
import { MoreLimits } from "./more-limits";
import { ToolPicker } from "./tool-picker";

export type Minting = ReturnType<typeof useForm<Revealed>>;

interface MintFormProps {
  minting: Minting;
  once: string;
  tools: readonly Tool[];
  clients: readonly { key: string; name: string; blurb: string }[];
  client: string;
  isFull: boolean;
}

export function MintForm({ minting, once, tools, clients, client, isFull }: MintFormProps) {
  const { form, field, control, radio, problem } = minting;
  return (
    <form {...form} className="grid max-w-3xl gap-8">
      {isFull && !problem && (
        <Notice variant="warn" title="All connections are in use">
          Revoke one that is no longer needed, then generate a new one.
        </Notice>
      )}
      <FormProblem problem={sentTwice(problem, "token")} />
      <input type="hidden" name={ONCE_FIELD} value={once} />
      <Field
        label="Name"
        hint="After the place where it will live. The audit log shows it beside every call."
        {...field("name")}
      >
        <Input
          {...control("name")}
          maxLength={60}
          placeholder="Claude Desktop laptop"
          autoComplete="off"
          className="max-w-md"
        />
      </Field>
      <div className="group/preset grid gap-3">
        <RadioGroup
          legend="What it may do"
          className="[&>div>p]:col-span-full [&>div]:sm:grid-cols-2"
        >
          {PRESETS.map((preset) => (
            <RadioCard
              key={preset}
              {...radio("preset", preset, DEFAULT_PRESET)}
              {...PRESET_WORDS[preset]}
            />
          ))}
        </RadioGroup>
        <ToolPicker tools={tools} minting={minting} />
      </div>
      <RadioGroup
        legend="Client"
        hint="Decides which guide you see next. The token itself works in any of them."
        className="[&>div>p]:col-span-full [&>div]:sm:grid-cols-2"
      >
        {clients.map(({ key, name, blurb }) => (
          <RadioCard
            key={key}
            {...radio("client", key, client)}
            icon={<ClientMark name={name} />}
            title={name}
            description={blurb}
          />
        ))}
      </RadioGroup>
      <MoreLimits minting={minting} />
      <div>
        <SubmitButton size="lg">Generate connection token</SubmitButton>
      </div>
    </form>
  );
}
