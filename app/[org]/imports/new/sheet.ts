import Papa from "papaparse";

/** A table as somebody brought it: whatever is in it is text. */
export interface Sheet {
  columns: string[];
  rows: string[][];
}

/** More than a program has; a bound, so that a wrong file does not fill the page. */
const MOST_ROWS = 50_000;

/** Reads CSV, or JSON that is a list of objects. @returns a sentence where it is neither. */
export function readSheet(text: string): Sheet | string {
  const bare = text.replace(/^\uFEFF/, "").trimStart();
  if (bare === "") return "There is nothing in it.";
  const sheet = /^[[{]/.test(bare) ? readJson(bare) : readCsv(bare);
  if (typeof sheet === "string") return sheet;
  if (sheet.rows.length === 0) return "There are no rows below the headings.";
  if (sheet.rows.length > MOST_ROWS) {
    return `There are more than ${MOST_ROWS.toLocaleString("en-US")} rows. Split the file and import the parts one after another.`;
  }
  return sheet;
}

function readCsv(text: string): Sheet | string {
  const { data } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    skipEmptyLines: "greedy",
  });
  const [columns = [], ...rows] = data;
  if (columns.length < 2 && !columns[0]?.trim()) return "The first line has to name the columns.";
  return { columns: columns.map((name) => name.trim()), rows };
}

const DELIMITERS = [",", ";", "\t", "|"];

/** What stands most often between the headings: further down it may be part of what people wrote. */
function delimiterOf(text: string): string {
  const [headings = ""] = text.replace(/"[^"]*"/g, "").split(/\r?\n/, 1);
  const count = (sign: string) => headings.split(sign).length;
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function readJson(text: string): Sheet | string {
  const objects = objectsIn(parsed(text));
  if (!objects) return "This JSON is no list of objects, such as [{…}, {…}].";
  const columns = [...new Set(objects.flatMap((each) => Object.keys(each)))];
  return {
    columns,
    rows: objects.map((each) => columns.map((name) => wordOf(Reflect.get(each, name)))),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A list, or an object that holds one: `{ "affiliates": […] }`. */
function objectsIn(value: unknown): object[] | null {
  if (Array.isArray(value)) {
    return value.every((each) => typeof each === "object" && each !== null) ? value : null;
  }
  if (typeof value !== "object" || value === null) return null;
  const lists = Object.values(value).filter(Array.isArray);
  return lists.length === 1 ? objectsIn(lists[0]) : null;
}

function wordOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Spreadsheets write UTF-8, UTF-16 with a mark, or what Windows has always used in the West. */
export async function textOfFile(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
