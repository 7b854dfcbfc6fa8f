import { OTHER_ACTIONS } from "@/lib/docs/audit-actions";
import { operations } from "@/lib/operations/registry";

/** Every action that a row can have: those of operations from the registry, and those of nobody's call. */
export function ActionList() {
  return (
    <ul className="grid gap-x-8 gap-y-1.5 text-xs leading-5 sm:grid-cols-2">
      {actions().map(([action, words]) => (
        <li key={action}>
          <code className="wrap-anywhere font-mono font-medium">{action}</code>{" "}
          <span className="text-muted-foreground">· {words}</span>
        </li>
      ))}
    </ul>
  );
}

/** By noun, so that what belongs to one thing stands together. */
function actions(): [action: string, words: string][] {
  const words = new Map(Object.entries(OTHER_ACTIONS));
  for (const { action, title } of operations) {
    const others = words.get(action);
    words.set(action, others ? `${others}; ${inner(title)}` : title);
  }
  return [...words].sort(([one], [other]) => (one < other ? -1 : 1));
}

function inner(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
