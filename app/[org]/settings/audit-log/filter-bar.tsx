import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { ACTOR_TYPES, OUTCOMES } from "@/lib/audit/shape";
import { operations } from "@/lib/operations/registry";
import type { Token } from "@/lib/tokens/shape";
import { ACTOR_TYPE_WORDS, type FilterName, type Filters, OUTCOME_WORDS } from "./filters";

interface FilterBarProps {
  path: string;
  filters: Filters;
  /** Those that this person may know of. */
  tokens: readonly Pick<Token, "id" | "name">[];
}

/** A form that is an address: what is chosen can be shared, and needs no script. */
export function FilterBar({ path, filters, tokens }: FilterBarProps) {
  const kept = (["action", "entityType", "entityId"] as const).filter((name) => filters[name]);
  return (
    <form
      // A form that was sent is shown as it was; a link to other filters shows those.
      key={JSON.stringify(filters)}
      action={path}
      method="get"
      className="grid grid-cols-2 items-end gap-3 lg:flex"
    >
      {kept.map((name) => (
        <input key={name} type="hidden" name={name} value={filters[name]} />
      ))}
      <Choice
        label="Who"
        name="actorType"
        filters={filters}
        options={ACTOR_TYPES.map((value) => ({ value, label: ACTOR_TYPE_WORDS[value] }))}
      />
      {tokens.length > 0 && (
        <Choice
          label="Connection"
          name="tokenId"
          filters={filters}
          options={tokens.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Choice
        label="Operation"
        name="operation"
        filters={filters}
        options={operations.map(({ name, title }) => ({ value: name, label: title }))}
      />
      <Choice
        label="Outcome"
        name="outcome"
        filters={filters}
        options={OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }))}
      />
      <Field label="From" className={COLUMN}>
        <Input type="date" name="since" defaultValue={filters.since?.slice(0, 10)} />
      </Field>
      <Field label="To" className={COLUMN}>
        <Input type="date" name="until" defaultValue={filters.until?.slice(0, 10)} />
      </Field>
      <Button type="submit" variant="outline" className="max-lg:col-span-2">
        Filter
      </Button>
    </form>
  );
}

/** However many there are, they share the line. */
const COLUMN = "min-w-0 lg:flex-1";

interface ChoiceProps {
  label: string;
  name: FilterName;
  filters: Filters;
  options: readonly { value: string; label: string }[];
}

/** A value that is none of the options is kept, so that filtering once more does not lose it. */
function Choice({ label, name, filters, options }: ChoiceProps) {
  const chosen = filters[name] ?? "";
  const isKnown = chosen === "" || options.some(({ value }) => value === chosen);
  return (
    <Field label={label} className={COLUMN}>
      <Select name={name} defaultValue={chosen}>
        <option value="">All</option>
        {!isKnown && <option value={chosen}>{chosen}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
