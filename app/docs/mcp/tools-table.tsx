import { Fragment } from "react";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { operations } from "@/lib/operations/registry";
import type { FieldFact } from "@/lib/surfaces/field-facts";
import { FieldList } from "../field-list";
import { inputsOf } from "../operation-facts";

/** Every tool that an assistant can be given, read from the registry that also runs them. */
export function ToolsTable() {
  const tools = operations.filter(({ surfaces }) => surfaces.includes("mcp"));
  const reads = tools.filter(({ kind }) => kind === "read").length;
  return (
    <>
      <p className="max-w-prose leading-6">
        There are {tools.length} tools: {reads} that read and {tools.length - reads} that write. An
        input with a question mark may be left out; open the inputs for types and limits.
      </p>
      <Table label="Every tool">
        <TableHeader>
          <TableRow>
            <TableHead>Tool</TableHead>
            <TableHead>What it does</TableHead>
            <TableHead>Inputs</TableHead>
            <TableHead>Needs</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {tools.map((tool) => (
            <TableRow key={tool.name}>
              <TableCell className="align-top sm:min-w-44">
                <code id={`tool-${tool.name}`} className="font-mono text-xs">
                  <Breakable name={tool.name} />
                </code>
              </TableCell>
              <TableCell className="align-top max-sm:basis-full">
                {[tool.summary, tool.guidance, tool.sensitive && "Confirms with you first."]
                  .filter(Boolean)
                  .join(" ")}
              </TableCell>
              <TableCell className="align-top max-sm:basis-full">
                <Inputs fields={inputsOf(tool)} />
              </TableCell>
              <TableCell className="align-top max-sm:basis-full">
                <ul className="whitespace-nowrap text-xs leading-5">
                  <li>Access: {tool.kind}</li>
                  <li>Role: {tool.role}</li>
                  <li>Plan: {tool.plan ?? "any"}</li>
                </ul>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}

/** A long name may go on in a second line, at its words. */
function Breakable({ name }: { name: string }) {
  return name.split(/(?<=_)/).map((part) => (
    <Fragment key={part}>
      {part}
      <wbr />
    </Fragment>
  ));
}

/** Their names, and all there is to know of them for whoever opens it: the table would be a book otherwise. */
function Inputs({ fields }: { fields: readonly FieldFact[] }) {
  if (fields.length === 0) return <FieldList fields={fields} />;
  return (
    <details className="group text-xs leading-5">
      <summary className="cursor-pointer rounded-sm marker:text-muted-foreground">
        <code className="font-mono">
          {fields.map(({ name, isRequired }, index) => (
            <Fragment key={name}>
              {index > 0 && ", "}
              <span className="whitespace-nowrap">{isRequired ? name : `${name}?`}</span>
            </Fragment>
          ))}
        </code>
      </summary>
      <div className="mt-2 border-l pl-3">
        <FieldList fields={fields} />
      </div>
    </details>
  );
}
