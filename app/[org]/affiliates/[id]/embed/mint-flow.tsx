"use client";

import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { useForm } from "@/components/ui/use-form";
import type { EmbedToken } from "@/lib/embed/shape";
import type { BoundAction } from "@/lib/surfaces/shape";
import { MintForm } from "./mint-form";
import { Reveal } from "./reveal";

interface MintFlowProps {
  /** The address of the affiliates. */
  list: string;
  affiliate: { id: string; fullName: string };
  action: BoundAction<EmbedToken>;
  /** Sent along, so that a form that is sent again by reloading ends no token twice. */
  once: string;
  /** In place of the form. */
  barrier: ReactNode;
}

/** The form, and in its place what it revealed: the value is nowhere else than in this answer. */
export function MintFlow({ list, affiliate, action, once, barrier }: MintFlowProps) {
  const minting = useForm(action);
  const { id, fullName } = affiliate;
  const made = minting.state.status === "done" ? minting.state.output : null;
  if (made?.token && made.snippet) {
    return (
      <Reveal
        back={`${list}/${id}`}
        fullName={fullName}
        made={made}
        token={made.token}
        snippet={made.snippet}
      />
    );
  }
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { label: "Affiliates", href: list },
              { label: fullName, href: `${list}/${id}` },
              { label: "Mint embed token" },
            ]}
          />
        }
        title="Mint embed token"
        purpose={`For a frame on your own site that shows ${fullName} their figures, earnings and payouts.`}
      />
      <div className="grid max-w-2xl gap-6">
        {barrier ?? (
          <MintForm minting={minting} affiliateId={id} once={once} existing={made ?? undefined} />
        )}
      </div>
    </>
  );
}
