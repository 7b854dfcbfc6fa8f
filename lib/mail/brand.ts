import { eq } from "drizzle-orm";
import { orgs } from "@/drizzle/schema";
import type { ProgramContext } from "@/lib/operations/context";

/** How an organization shows itself to people who know it, and not Rekomi. */
export interface Brand {
  name: string;
  logoUrl?: string;
  /** Hex. */
  color: string;
  /** What can be read on it. */
  onColor: string;
}

export const OWN_BRAND: Brand = { name: "Rekomi", color: "#0E7C7B", onColor: "#ffffff" };

export async function brandOf({ db, org }: Pick<ProgramContext, "db" | "org">): Promise<Brand> {
  const [row] = await db.select().from(orgs).where(eq(orgs.id, org.id));
  if (!row) return OWN_BRAND;
  const color = HEX.test(row.brandColor) ? row.brandColor : OWN_BRAND.color;
  return {
    name: row.name,
    // A mail or a page of ours asks no address that others can listen to.
    logoUrl: row.logoUrl?.startsWith("https://") ? row.logoUrl : undefined,
    color,
    onColor: readableOn(color),
  };
}

const HEX = /^#[0-9a-f]{6}$/i;
const LIGHT = "#ffffff";
const DARK = "#000000";

/** Light or dark letters, whichever has the greater contrast: never less than 4.5. */
export function readableOn(color: string): string {
  return contrast(color, LIGHT) >= contrast(color, DARK) ? LIGHT : DARK;
}

/** WCAG 2.2, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
