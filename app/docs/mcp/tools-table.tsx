import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { operations } from "@/lib/operations/registry";
import { InputList } from "../input-list";
import { inputsOf } from "../operation-facts";

/** Every tool that an assistant can be given, read from the registry that also runs them. */
export function ToolsTable() {
  const tools = operations.filter(({ surfaces }) => surfaces.includes("mcp"));
  return (
    <Table label="Tools">
      <TableHeader>
        <TableRow>
          <TableHead>Tool</TableHead>
          <TableHead>What it does</TableHead>
          <TableHead>Inputs</TableHead>
          <TableHead>Access</TableHead>
          <TableHead>Role</TableHead>
          <TableHead>Plan</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {tools.map((tool) => (
          <TableRow key={tool.name}>
            <TableCell className="align-top">
              <code id={`tool-${tool.name}`} className="font-mono text-xs">
                {tool.name}
              </code>
            </TableCell>
            <TableCell className="min-w-56 align-top max-sm:basis-full">
              {[tool.summary, tool.guidance, tool.sensitive && "Confirms with you first."]
                .filter(Boolean)
                .join(" ")}
            </TableCell>
            <TableCell className="min-w-64 align-top max-sm:basis-full">
              <InputList inputs={inputsOf(tool)} />
            </TableCell>
            <TableCell label="Access" className="align-top">
              {tool.kind}
            </TableCell>
            <TableCell label="Role" className="align-top">
              {tool.role}
            </TableCell>
            <TableCell label="Plan" className="align-top">
              {tool.plan ?? "any"}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
