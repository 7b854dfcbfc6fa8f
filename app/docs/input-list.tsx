import type { InputFact } from "./operation-facts";

export function InputList({ inputs }: { inputs: readonly InputFact[] }) {
  if (inputs.length === 0) return <span className="text-muted-foreground">no inputs</span>;
  return (
    <ul className="grid gap-1.5">
      {inputs.map(({ name, type, isRequired, about }) => (
        <li key={name} className="text-xs leading-5">
          <code className="font-mono font-medium">{name}</code>{" "}
          <span className="wrap-anywhere text-muted-foreground">
            {type}
            {isRequired ? ", required" : ""}
          </span>
          {about && <span> · {about}</span>}
        </li>
      ))}
    </ul>
  );
}
