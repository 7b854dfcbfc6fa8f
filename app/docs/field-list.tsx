import type { FieldFact } from "@/lib/surfaces/field-facts";

interface FieldListProps {
  fields: readonly FieldFact[];
  /** Says "required" where it is the exception, "optional" where that is. */
  says?: "required" | "optional";
}

/** Fields with their types and limits; those of an object stand below it, further in. */
export function FieldList({ fields, says = "required" }: FieldListProps) {
  if (fields.length === 0) return <span className="text-muted-foreground">none</span>;
  return (
    <ul className="grid gap-1.5">
      {fields.map(({ name, type, isRequired, about, fields: below }) => (
        <li key={name} className="text-xs leading-5">
          <code className="wrap-anywhere font-mono font-medium">{name}</code>{" "}
          <span className="wrap-anywhere text-muted-foreground">
            {type}
            {says === "required" && isRequired ? ", required" : ""}
            {says === "optional" && !isRequired ? ", optional" : ""}
          </span>
          {about && <span className="wrap-anywhere"> · {about}</span>}
          {below.length > 0 && (
            <div className="mt-1.5 border-l pl-3">
              <FieldList fields={below} says={says} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
