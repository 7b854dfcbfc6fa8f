import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { listApiKeys } from "@/lib/api-keys/operations";
import { publicUrl } from "@/lib/surfaces/endpoint";
import { tryReadPage } from "@/lib/surfaces/page";
import { orgProfile } from "../../../member";
import { mint } from "../actions";
import { AdminsOnly } from "../admins-only";
import { PlanGate } from "../plan-gate";
import { MintFlow } from "./mint-flow";

export const metadata: Metadata = { title: "Create API key" };

export default async function NewKeyPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const result = await tryReadPage(listApiKeys, org, {});
  if (!result.ok) return <AdminsOnly error={result.error} />;

  const { active, limit } = result.output;
  const { effectiveTier } = await orgProfile(org);
  return (
    <MintFlow
      org={org}
      origin={publicUrl()}
      action={mint.bind(null, org)}
      once={randomUUID()}
      full={limit !== undefined && active >= limit ? { tier: effectiveTier, limit } : undefined}
      gate={<PlanGate org={org} tier={effectiveTier} />}
    />
  );
}
