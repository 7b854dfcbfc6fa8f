import { X } from "lucide-react";
import Link from "next/link";
import { addressOf } from "@/app/search-params";
import { operations } from "@/lib/operations/registry";
import type { Token } from "@/lib/tokens/shape";
import { ACTOR_TYPE_WORDS, FILTERS, type FilterName, type Filters, OUTCOME_WORDS } from "./filters";
import { nounOf } from "./sentence";

interface FilterChipsProps {
  path: string;
  filters: Filters;
  tokens: readonly Pick<Token, "id" | "name">[];
}

const NAMES: Record<FilterName, string> = {
  actorType: "Who",
  tokenId: "Connection",
  operation: "Operation",
  action: "Action",
  entityType: "Of",
  entityId: "Id",
  outcome: "Outcome",
  since: "From",
  until: "To",
};

export function FilterChips({ path, filters, tokens }: FilterChipsProps) {
  const active = FILTERS.flatMap((name) => {
    const value = filters[name];
    return value ? [{ name, value: valueWords(name, value, tokens) }] : [];
  });
  if (active.length === 0) return null;
  return (
    <ul aria-label="Active filters" className="flex flex-wrap items-center gap-2">
      {active.map(({ name, value }) => (
        <li key={name}>
          <Link
            href={addressOf(path, { ...filters, [name]: undefined })}
            className="inline-flex max-w-72 items-center gap-1.5 rounded-full border bg-muted py-1 pr-2 pl-3 text-xs hover:bg-accent"
          >
            <span className="sr-only">Remove filter</span>
            <span className="truncate">
              <span className="text-muted-foreground">{NAMES[name]} </span>
              {value}
            </span>
            <X aria-hidden="true" className="size-3 shrink-0" />
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={path}
          className="rounded-sm px-1 text-primary text-xs underline-offset-4 hover:underline"
        >
          Clear all
        </Link>
      </li>
    </ul>
  );
}

function valueWords(name: FilterName, value: string, tokens: FilterChipsProps["tokens"]): string {
  switch (name) {
    case "actorType":
      return wordFor(ACTOR_TYPE_WORDS, value);
    case "outcome":
      return wordFor(OUTCOME_WORDS, value);
    case "tokenId":
      return tokens.find(({ id }) => id === value)?.name ?? value.slice(0, 8);
    case "operation":
      return operations.find((operation) => operation.name === value)?.title ?? value;
    case "entityType":
      return nounOf(value).one;
    case "entityId":
      return value.slice(0, 8);
    case "action":
    case "since":
    case "until":
      return value;
  }
}

function wordFor(words: Record<string, string>, value: string): string {
  return words[value] ?? value;
}
