"use client";

import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { useForm } from "@/components/ui/use-form";
import type { RevealedKey } from "@/lib/api-keys/shape";
import type { BoundAction } from "@/lib/surfaces/shape";
import { Reveal } from "../reveal";
import { type Full, MintForm } from "./mint-form";

interface MintFlowProps {
  org: string;
  origin: string;
  action: BoundAction<RevealedKey>;
  /** Sent along, so that a form that is sent again by reloading does not mint twice. */
  once: string;
  /** Set where the plan holds no more keys. */
  full?: Full;
  gate: ReactNode;
}

/** The form, and in its place what it revealed: the values are nowhere else than in this answer. */
export function MintFlow({ org, origin, action, gate, ...form }: MintFlowProps) {
  const minting = useForm(action);
  if (minting.state.status === "done")
    return <Reveal org={org} origin={origin} revealed={minting.state.output} did="created" />;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { label: "API keys", href: `/${org}/settings/api-keys` },
              { label: "Create API key" },
            ]}
          />
        }
        title="Create API key"
        purpose="For one script or server. You can rotate and revoke it at any time."
      />
      <div className="grid max-w-3xl gap-6">
        {gate}
        <MintForm minting={minting} {...form} />
      </div>
    </>
  );
}
