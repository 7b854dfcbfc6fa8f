import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { isSystem, systemOf } from "@/lib/guides/fill";
import { guideFor } from "@/lib/guides/index";
import { type SearchParams, textOf } from "./search-params";

/** Which guide an address asks for: the client, the way, and the system, which the browser tells otherwise. */
export async function guideChoice(client: string, searchParams: SearchParams) {
  const guide = guideFor(client) ?? notFound();
  const query = await searchParams;
  const way = guide.ways.find(({ id }) => id === textOf(query.way)) ?? guide.ways[0];
  const asked = textOf(query.system);
  const system = isSystem(asked) ? asked : systemOf((await headers()).get("user-agent") ?? "");
  return { guide, way, system };
}
