import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { Minting } from "./mint-form";

const FIELDS = ["expiresAt", "networks", "requestsPerMinute"] as const;

export function MoreLimits({ minting }: { minting: Minting }) {
  const { field, control } = minting;
  const isMarked = FIELDS.some((name) => field(name).error);
  return (
    <details open={isMarked} className="rounded-md border">
      <summary className="rounded-md p-3 font-medium">More limits</summary>
      <div className="grid gap-5 border-t p-4 sm:grid-cols-2">
        <Field
          label="Last day"
          optional
          hint="It stops by itself at the end of this day, UTC."
          {...field("expiresAt")}
        >
          <Input {...control("expiresAt")} type="date" />
        </Field>
        <Field
          label="Calls in a minute"
          optional
          hint="120 unless you say otherwise, at most 6,000."
          {...field("requestsPerMinute")}
        >
          <Input
            {...control("requestsPerMinute")}
            type="number"
            min={1}
            max={6000}
            placeholder="120"
          />
        </Field>
        <Field
          label="Networks"
          optional
          hint="One to a line, such as 203.0.113.0/24. None means any. A client in a vendor's cloud calls from the vendor's addresses."
          className="sm:col-span-2"
          {...field("networks")}
        >
          <Textarea {...control("networks")} className="font-mono" />
        </Field>
      </div>
    </details>
  );
}
