import { type Part, parts } from "@/lib/docs/prose";

/** A text of the guides and documentation, with its `code` and **labels** shown as such. */
export function Prose({ children }: { children: string }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a text never changes its order
  return parts(children).map((part, index) => <Marked key={`${index} ${part.value}`} {...part} />);
}

function Marked({ kind, value }: Part) {
  switch (kind) {
    case "code":
      return (
        <code className="wrap-anywhere rounded-sm bg-foreground/8 px-1 py-0.5 font-mono text-[0.925em]">
          {value}
        </code>
      );
    case "label":
      return <strong className="font-medium">{value}</strong>;
    case "text":
      return value;
  }
}
