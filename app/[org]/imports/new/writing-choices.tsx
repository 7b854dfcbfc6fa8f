"use client";

import { Field } from "@/components/ui/field";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { CURRENCIES } from "@/lib/money/shape";
import { UNITS } from "./amounts";
import { DATE_ORDERS } from "./dates";
import { PAID_CHOICES, type Writing } from "./mapping";

const UNIT_WORDS = {
  major: { title: "In whole units", description: "49.00 is 49.00 USD." },
  minor: { title: "In cents", description: "4900 is 49.00 USD." },
} as const;

const DATE_WORDS = {
  year: "Year first: 2026-01-31",
  month: "Month first: 01/31/2026",
  day: "Day first: 31/01/2026",
} as const;

const PAID_WORDS = {
  column: "The column tells, row by row",
  all: "All of it was paid",
  none: "None of it was paid",
} as const;

interface WritingChoicesProps {
  writing: Writing;
  hasPaidColumn: boolean;
  onChange: (changed: Partial<Writing>) => void;
}

/** How amounts, dates and payment are written in the file. */
export function WritingChoices({ writing, hasPaidColumn, onChange }: WritingChoicesProps) {
  const paidChoices = PAID_CHOICES.filter((choice) => hasPaidColumn || choice !== "column");
  const paid = paidChoices.includes(writing.paid) ? writing.paid : "none";
  const choose = <T extends string>(
    choices: readonly T[],
    value: string,
    use: (choice: T) => void,
  ) => {
    const choice = choices.find((each) => each === value);
    if (choice) use(choice);
  };
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <RadioGroup legend="How are amounts written?">
        {UNITS.map((unit) => (
          <RadioCard
            key={unit}
            name="unit"
            value={unit}
            checked={writing.unit === unit}
            onChange={() => onChange({ unit })}
            {...UNIT_WORDS[unit]}
          />
        ))}
      </RadioGroup>
      <div className="grid content-start gap-4">
        <Field label="How are dates written?">
          <Select
            value={writing.dates}
            onChange={({ target }) =>
              choose(DATE_ORDERS, target.value, (dates) => onChange({ dates }))
            }
          >
            {DATE_ORDERS.map((order) => (
              <option key={order} value={order}>
                {DATE_WORDS[order]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Currency of rows that name none">
          <Select
            value={writing.currency}
            onChange={({ target }) =>
              choose(CURRENCIES, target.value, (currency) => onChange({ currency }))
            }
          >
            {CURRENCIES.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </Select>
        </Field>
        <Field
          label="Was it paid?"
          hint="What was paid is kept as settled history and never paid again."
        >
          <Select
            value={paid}
            onChange={({ target }) =>
              choose(paidChoices, target.value, (choice) => onChange({ paid: choice }))
            }
          >
            {paidChoices.map((choice) => (
              <option key={choice} value={choice}>
                {PAID_WORDS[choice]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </div>
  );
}
