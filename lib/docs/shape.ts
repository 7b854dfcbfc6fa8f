import type { Format } from "@/lib/guides/shape";

/** A page of the documentation as data. Every text is prose in the markup of `prose.ts`. */
export interface DocPage {
  title: string;
  /** One sentence below the title. */
  lead: string;
  sections: readonly Section[];
}

export interface Section {
  /** The anchor. */
  id: string;
  heading: string;
  blocks: readonly Block[];
}

export type Block =
  | { kind: "paragraph"; text: string }
  | { kind: "list"; ordered: boolean; items: readonly string[] }
  | { kind: "table"; columns: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: "code"; format: Format; text: string }
  | Diagram
  | { kind: "links"; items: readonly Link[] }
  /** The page fills it in: `guides` with cards, the others from the registry. */
  | { kind: "slot"; name: SlotName };

export type SlotName = "guides" | "tools" | "operations" | "events" | "pixel" | "actions";

export interface Link {
  text: string;
  href: string;
}

/** Stations in a row with an arrow between each and the next. `description` says it all in words. */
export interface Diagram {
  kind: "diagram";
  description: string;
  stations: readonly { name: string; does: string }[];
  /** What travels from station n to station n + 1. */
  arrows: readonly string[];
}
