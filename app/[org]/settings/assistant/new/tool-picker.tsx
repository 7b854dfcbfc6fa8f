import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import type { Tool } from "../presets";
import type { Minting } from "./mint-form";

/** Shown while “Custom” is chosen, by style alone: so also before there is any script. */
export function ToolPicker({ tools, minting }: { tools: readonly Tool[]; minting: Minting }) {
  const { state, field } = minting;
  const typed = state.status === "refused" ? [state.values.allowedTools ?? []].flat() : [];
  return (
    <FieldSet
      legend="Tools"
      {...field("allowedTools")}
      className="hidden rounded-md border p-4 group-has-[[value=custom]:checked]/preset:block"
    >
      <div className="grid gap-3 sm:grid-cols-2">
        {tools.map(({ name, title, summary, kind }) => (
          <Field
            key={name}
            inline
            label={
              <>
                {title} <Badge variant={kind === "write" ? "info" : "neutral"}>{kind}</Badge>
              </>
            }
            hint={summary}
          >
            <Checkbox name="allowedTools" value={name} defaultChecked={typed.includes(name)} />
          </Field>
        ))}
      </div>
    </FieldSet>
  );
}
