import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { headers } from "next/headers";
import type { SearchParams } from "@/app/search-params";
import { systemOf } from "@/lib/guides/fill";
import { GUIDES, guideFor } from "@/lib/guides/index";
import { tryReadPage } from "@/lib/surfaces/page";
import { listTokens } from "@/lib/tokens/operations";
import { mint } from "../actions";
import { OwnersOnly } from "../owners-only";
import { tools } from "../presets";
import { MintFlow } from "./mint-flow";

export const metadata: Metadata = { title: "Generate connection token" };

export default async function NewTokenPage({
  params,
  searchParams,
}: {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}) {
  const [{ org }, { client }] = await Promise.all([params, searchParams]);
  const result = await tryReadPage(listTokens, org, {});
  if (!result.ok) return <OwnersOnly org={org} error={result.error} />;

  const { active, limit } = result.output;
  const userAgent = (await headers()).get("user-agent") ?? "";
  return (
    <MintFlow
      org={org}
      action={mint.bind(null, org)}
      once={randomUUID()}
      tools={tools()}
      clients={GUIDES.map(({ key, name, blurb }) => ({ key, name, blurb }))}
      client={guideFor(String(client))?.key ?? GUIDES[0]?.key ?? ""}
      system={systemOf(userAgent)}
      isFull={active >= limit}
    />
  );
}
