"use client";

import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { useForm } from "@/components/ui/use-form";
import type { System } from "@/lib/guides/shape";
import type { BoundAction } from "@/lib/surfaces/shape";
import type { Tool } from "../presets";
import { Reveal } from "../reveal";
import type { Revealed } from "../revealed";
import { MintForm } from "./mint-form";

interface MintFlowProps {
  org: string;
  action: BoundAction<Revealed>;
  /** Sent along, so that a form that is sent again by reloading does not mint twice. */
  once: string;
  tools: readonly Tool[];
  clients: readonly { key: string; name: string; blurb: string }[];
  /** The client that is chosen to begin with. */
  client: string;
  system: System;
  isFull: boolean;
}

/** The form, and in its place what it revealed: the value is nowhere else than in this answer. */
export function MintFlow({ org, action, system, ...form }: MintFlowProps) {
  const minting = useForm(action);
  if (minting.state.status === "done")
    return <Reveal org={org} revealed={minting.state.output} system={system} did="generated" />;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { label: "AI assistant", href: `/${org}/settings/assistant` },
              { label: "Generate connection token" },
            ]}
          />
        }
        title="Generate connection token"
        purpose="For one AI client on one device. You can rename, rotate and revoke it at any time."
      />
      <MintForm minting={minting} {...form} />
    </>
  );
}
