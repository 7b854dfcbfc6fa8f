// Builds the script that companies put on their own pages: one small file, for browsers of the last years.
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

export async function bundleLoader(file = join(root, "dist/loader.js")) {
  const esbuild = await import("esbuild");
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(root, "lib/tracking/browser/loader.ts")],
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2019",
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    write: false,
  });
  await esbuild.stop();
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, outputFiles[0].contents);
  renameSync(draft, file);
}
