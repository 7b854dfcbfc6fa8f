import { openDatabase } from "@/lib/db/open";
import { refuse } from "@/lib/operations/errors";
import type { Command } from "./command";
import { commands } from "./commands";
import { helpOn, overview } from "./help";
import { parse } from "./parse";
import { inWords } from "./print";
import { problemOf } from "./problem";

/**
 * Answers one command line: the answer on standard output, what went wrong on standard error.
 * @returns 0 done; 1 refused or failed; 2 the command line itself is at fault.
 */
export async function run(argv: readonly string[]): Promise<0 | 1 | 2> {
  const asJson = argv.includes("--json");
  const isHelp = argv.includes("--help") || argv.includes("-h");
  const words = argv.filter((word) => !["--json", "--help", "-h"].includes(word));
  const command = commands.find(({ name }) => startsWith(words, name.split(" ")));
  try {
    const answer = isHelp ? help(command, words) : await answerTo(command, words, asJson);
    process.stdout.write(`${answer}\n`);
    return 0;
  } catch (error) {
    const problem = problemOf(error, command);
    process.stderr.write(`${asJson ? JSON.stringify(problem) : `rekomi: ${problem.message}`}\n`);
    return problem.error === "validation_failed" ? 2 : 1;
  }
}

function help(command: Command | undefined, words: readonly string[]): string {
  if (command) return helpOn(command);
  const group = commands.filter(({ name }) => startsWith(name.split(" "), words));
  return group.length > 0 ? overview(group) : refuseUnknown(words);
}

async function answerTo(
  command: Command | undefined,
  words: readonly string[],
  asJson: boolean,
): Promise<string> {
  if (!command) return refuseUnknown(words);
  const values = parse(command, words.slice(command.name.split(" ").length));
  const answer = await execute(command, values);
  return asJson ? JSON.stringify(answer) : inWords(command, answer);
}

async function execute(command: Command, values: Record<string, unknown>): Promise<object> {
  if (command.opensItself) return command.run(values);
  const database = await openDatabase();
  try {
    return await command.run(values);
  } finally {
    await database.close();
  }
}

function refuseUnknown([first, second]: readonly string[]): never {
  if (!first) refuse("validation_failed", "Name a command. `rekomi --help` lists them.");
  const isGroup = commands.some(({ name }) => name.startsWith(`${first} `));
  if (!isGroup) {
    refuse("validation_failed", `There is no command ${first}. \`rekomi --help\` lists them.`);
  }
  const said = second
    ? `There is no command ${first} ${second}.`
    : `Say what to do about ${first}.`;
  refuse("validation_failed", `${said} \`rekomi ${first} --help\` lists what there is.`);
}

function startsWith(words: readonly string[], beginning: readonly string[]): boolean {
  return beginning.every((word, index) => words[index] === word);
}
