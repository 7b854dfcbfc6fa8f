import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { counted } from "@/components/counted";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { listApiKeys } from "@/lib/api-keys/operations";
import type { KeyList } from "@/lib/api-keys/shape";
import { tryReadPage } from "@/lib/surfaces/page";
import { orgProfile } from "../../member";
import { AdminsOnly, PURPOSE } from "./admins-only";
import { KeyTable } from "./key-table";
import { PlanGate } from "./plan-gate";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const result = await tryReadPage(listApiKeys, org, {});
  if (!result.ok) return <AdminsOnly error={result.error} />;

  const { items } = result.output;
  const { effectiveTier } = await orgProfile(org);
  const inUse = items.filter(({ status }) => status !== "revoked");
  const revoked = items.filter(({ status }) => status === "revoked");

  return (
    <>
      <PageHeader
        title="API keys"
        purpose={`${PURPOSE} ${usageWords(result.output)}`}
        actions={
          <Button asChild>
            <Link href={`/${org}/settings/api-keys/new`}>Create API key</Link>
          </Button>
        }
      />
      <div className="grid grid-cols-1 gap-6">
        <PlanGate org={org} tier={effectiveTier} />
        {inUse.length > 0 ? (
          <KeyTable org={org} keys={inUse} label="API keys" />
        ) : (
          <EmptyState
            icon={KeyRound}
            title="No API key is in use"
            action={
              <Button asChild variant="outline">
                <Link href="/docs">Read the API reference</Link>
              </Button>
            }
          >
            Create a key for each script or server. It can do at most what you may do yourself, and
            every call it makes is in the audit log.
          </EmptyState>
        )}
        {revoked.length > 0 && (
          <details>
            <summary className="w-fit rounded-sm font-medium text-muted-foreground hover:text-foreground">
              {revoked.length} revoked
            </summary>
            <div className="mt-3">
              <KeyTable org={org} keys={revoked} label="Revoked API keys" />
            </div>
          </details>
        )}
        {inUse.length > 0 && (
          <p className="text-muted-foreground">
            <TextLink href="/docs">The API reference</TextLink> has every call with an example.{" "}
            <TextLink href={`/${org}/settings/audit-log?actorType=api_key`}>The audit log</TextLink>{" "}
            has every call that keys have made. AI assistants take connection tokens instead.
          </p>
        )}
      </div>
    </>
  );
}

function usageWords({ active, limit }: KeyList): string {
  const keys = counted(active, "key");
  if (limit === undefined) return `${keys} in use.`;
  if (active > limit) return `${keys} in use; the plan holds ${limit}.`;
  return `${active} of ${limit} keys in use.`;
}
