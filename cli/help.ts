import { aboutOf, type Command, isRequired } from "./command";
import { inColumns } from "./print";

/** What an option is called on the command line: --org, or SLUG where its place names it. */
export function labelOf(command: Command, name: string): string {
  const option = command.options.shape[name];
  const isPlaced = command.positionals?.includes(name);
  return isPlaced && option ? (aboutOf(option).takes ?? name) : `--${name}`;
}

export function overview(commands: readonly Command[]): string {
  return [
    "rekomi COMMAND [options]",
    "",
    "For whoever runs this installation. Works beside the running server, on the same database,",
    "and everything it changes is in the audit log as the operator's.",
    "",
    ...inColumns(commands.map(({ name, summary }) => [`  ${name}`, summary])),
    "",
    "`rekomi COMMAND --help` explains a command. --json prints answers and errors as JSON.",
  ].join("\n");
}

export function helpOn(command: Command): string {
  const options = Object.entries(command.options.shape);
  const usage = options.map(([name, option]) => {
    const form = formOf(command, name);
    return isRequired(option) ? form : `[${form}]`;
  });
  return [
    ["rekomi", command.name, ...usage, "[--json]"].join(" "),
    "",
    command.summary,
    "",
    ...inColumns([
      ...options.map(([name, option]) => [`  ${formOf(command, name)}`, aboutOf(option).about]),
      ["  --json", "Print the answer, or the error, as JSON."],
    ]),
  ].join("\n");
}

function formOf(command: Command, name: string): string {
  const option = command.options.shape[name];
  const label = labelOf(command, name);
  const takes = option && !command.positionals?.includes(name) ? aboutOf(option).takes : undefined;
  return takes ? `${label} ${takes}` : label;
}
