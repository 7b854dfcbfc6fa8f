import { operations } from "@/lib/operations/registry";
import { FieldList } from "./field-list";
import { inputsOf, outputsOf } from "./operation-facts";

/** What scripts reach at an address of its own rather than below the API's: events. */
export function EventFields() {
  return operations
    .filter(({ rest, surfaces }) => !rest && surfaces.includes("rest"))
    .map((operation) => (
      <div key={operation.name} className="grid gap-4 sm:grid-cols-2">
        <div className="grid content-start gap-1.5">
          <h3 className="font-medium text-muted-foreground">In the body</h3>
          <FieldList fields={inputsOf(operation)} />
        </div>
        <div className="grid content-start gap-1.5">
          <h3 className="font-medium text-muted-foreground">Answer</h3>
          <FieldList fields={outputsOf(operation)} says="optional" />
        </div>
      </div>
    ));
}
