import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getApiKey } from "@/lib/api-keys/operations";
import { publicUrl } from "@/lib/surfaces/endpoint";
import { tryReadPage } from "@/lib/surfaces/page";
import { rotate } from "../../actions";
import { AdminsOnly } from "../../admins-only";
import { RotateFlow } from "./rotate-flow";

export const metadata: Metadata = { title: "Rotate API key" };

export default async function RotateKeyPage({
  params,
}: {
  params: Promise<{ org: string; id: string }>;
}) {
  const { org, id } = await params;
  const result = await tryReadPage(getApiKey, org, { id });
  if (!result.ok && result.error.error === "validation_failed") notFound();
  if (!result.ok) return <AdminsOnly error={result.error} />;

  return (
    <RotateFlow
      org={org}
      origin={publicUrl()}
      apiKey={result.output}
      action={rotate.bind(null, org)}
      once={randomUUID()}
    />
  );
}
