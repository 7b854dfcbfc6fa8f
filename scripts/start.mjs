// npm start: builds when the sources have changed, then serves in this same process.
// npm run dev (--dev): serves from the sources.
import { pathToFileURL } from "node:url";
import "./project.mjs";
import { build, bundle, isBuilt, SERVER, stampOfSources } from "./build.mjs";
import { bundleLoader } from "./loader.mjs";

const dev = process.argv.includes("--dev");
const file = dev ? "dist/dev-server.mjs" : SERVER;
process.env.NODE_ENV = dev ? "development" : "production";

try {
  const stamp = stampOfSources();
  if (dev) {
    await bundleLoader();
    await bundle("server.ts", file, stamp);
  } else if (!isBuilt(file, stamp)) await build(stamp);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import(pathToFileURL(file).href);
