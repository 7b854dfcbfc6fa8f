// rekomi: the operator's command line.
import { pathToFileURL } from "node:url";
import "./project.mjs";
import { bundle, CLI, isBuilt, stampOfSources } from "./build.mjs";

process.env.NODE_ENV ??= "production";
const stamp = stampOfSources();
if (!isBuilt(CLI, stamp)) await bundle("cli/main.ts", CLI, stamp);
await import(pathToFileURL(CLI).href);
