import { readFile } from "node:fs/promises";
import { text as readAll } from "node:stream/consumers";
import { z } from "zod";
import { asOperator } from "@/lib/auth/operator";
import { loadRates } from "@/lib/currency/rates";
import { refuse } from "@/lib/operations/errors";
import { settings } from "@/lib/settings";
import { command, required, text } from "./command";

const note =
  "Reports convert with them from their next reading on; no amount that is owed changes.";

export const load = command({
  name: "rates load",
  summary: "Load reference rates, for reports in another currency, from a document of the ECB.",
  options: z.object({
    file: required("FILE", "A eurofxref XML document, or - for standard input.", text),
  }),
  positionals: ["file"],
  note,
  run: async ({ file }) => {
    const xml = file === "-" ? await readAll(process.stdin) : await read(file);
    return asOperator((ctx) => loadRates(ctx, xml));
  },
});

export const refresh = command({
  name: "rates refresh",
  summary: "Download reference rates from REKOMI_RATES_URL and load them.",
  options: z.object({}),
  note,
  run: async () => {
    const { ratesUrl } = settings();
    if (!ratesUrl) {
      throw new Error(
        "REKOMI_RATES_URL: missing. Set it to a eurofxref XML document, such as https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml.",
      );
    }
    const xml = await download(ratesUrl);
    return asOperator((ctx) => loadRates(ctx, xml));
  },
});

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return refuse("validation_failed", `file: ${said}.`, { field: "file" });
  }
}

const PATIENCE_MS = 60_000;

async function download(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw new Error(`REKOMI_RATES_URL: ${url} answered ${response.status}.`);
  return response.text();
}
