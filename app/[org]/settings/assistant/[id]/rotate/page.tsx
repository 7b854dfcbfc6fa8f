import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { systemOf } from "@/lib/guides/fill";
import { GUIDES } from "@/lib/guides/index";
import { tryReadPage } from "@/lib/surfaces/page";
import { getToken } from "@/lib/tokens/operations";
import { rotate } from "../../actions";
import { OwnersOnly } from "../../owners-only";
import { RotateFlow } from "./rotate-flow";

export const metadata: Metadata = { title: "Rotate token" };

export default async function RotatePage({
  params,
}: {
  params: Promise<{ org: string; id: string }>;
}) {
  const { org, id } = await params;
  const result = await tryReadPage(getToken, org, { id });
  if (!result.ok && result.error.error === "validation_failed") notFound();
  if (!result.ok) return <OwnersOnly org={org} error={result.error} />;

  const { name, status, client } = result.output;
  const userAgent = (await headers()).get("user-agent") ?? "";
  return (
    <RotateFlow
      org={org}
      token={{ id, name, client: client ?? "" }}
      isOver={status === "revoked" || status === "expired"}
      action={rotate.bind(null, org)}
      once={randomUUID()}
      clients={GUIDES.map(({ key, name: title }) => ({ key, title }))}
      system={systemOf(userAgent)}
    />
  );
}
