import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { CURRENCIES } from "@/lib/money/shape";
import { refuse } from "@/lib/operations/errors";

/** What one euro was worth on a day, in units of other currencies. */
export interface DayRates {
  day: string;
  /** Decimals as they were published, so that nothing is lost. */
  perEuro: ReadonlyMap<string, string>;
}

const Rate = z.object({
  currency: z.string(),
  rate: z.string().regex(/^(?=.*[1-9])\d+(\.\d+)?$/, "A rate is a decimal number above zero."),
});
const Day = z.object({ time: z.iso.date(), Cube: z.array(Rate) });
const Document = z.object({
  Envelope: z.object({ Cube: z.array(z.object({ Cube: z.array(Day) })).length(1) }),
});

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseAttributeValue: false,
  processEntities: false,
  removeNSPrefix: true,
  isArray: (name) => name === "Cube",
});

/**
 * The reference rates of the European Central Bank, as its eurofxref documents have them: one day, 90 days
 * or all since 1999. Currencies that we do not know are left out.
 */
export function readRates(xml: string): DayRates[] {
  const known: ReadonlySet<string> = new Set(CURRENCIES);
  return documentIn(xml).Envelope.Cube.flatMap(({ Cube: days }) =>
    days.map(({ time, Cube: rates }) => ({
      day: time,
      perEuro: new Map([
        ["EUR", "1"],
        ...rates
          .filter(({ currency }) => known.has(currency))
          .map(({ currency, rate }) => [currency, rate] as const),
      ]),
    })),
  );
}

function documentIn(xml: string): z.infer<typeof Document> {
  try {
    return Document.parse(parser.parse(xml, true));
  } catch {
    return refuse(
      "validation_failed",
      "These are no reference rates. Give a document of the European Central Bank, such as eurofxref-daily.xml or eurofxref-hist.xml.",
      { field: "file" },
    );
  }
}
