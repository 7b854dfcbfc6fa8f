import "./log-beside";
import { run } from "./run";

// Not exit(): what is being written to a pipe is finished first.
process.exitCode = await run(process.argv.slice(2));
