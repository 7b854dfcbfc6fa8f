import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { operations } from "@/lib/operations/registry";
import { atLeastWords, type Tier, tierAtLeast } from "@/lib/orgs/shape";
import { keyGates } from "@/lib/surfaces/gates";
import { requireMember } from "../../member";

interface PlanGateProps {
  org: string;
  /** The plan in force. */
  tier: Tier;
}

/** What the plan in force keeps from API keys; nothing is said where it keeps nothing. */
export async function PlanGate({ org, tier }: PlanGateProps) {
  const [most, ...others] = keyGates(operations);
  if (!most || tierAtLeast(tier, most.tier)) return null;
  const { may } = await requireMember(org);
  const isPartOpen = others.some((gate) => tierAtLeast(tier, gate.tier));
  return (
    <Notice
      variant="warn"
      title={
        isPartOpen
          ? `On ${tier}, API keys may call a few operations only`
          : `On ${tier}, API keys are refused`
      }
      action={
        may("owner") && (
          <Button asChild variant="outline" size="sm">
            <Link href={`/${org}/settings/billing`}>Plan and billing</Link>
          </Button>
        )
      }
    >
      <p>Calls with a key need the plan {atLeastWords(most.tier)}.</p>
      {others.map((gate) => (
        <p key={gate.tier}>
          {atLeastWords(gate.tier)} is enough for:{" "}
          {gate.operations.map(({ title }) => title).join(", ")}.
        </p>
      ))}
      <p className="mt-1">
        Anything else is refused with <code className="font-mono text-xs">plan_tier_required</code>.
        AI assistants are not held back by this.{" "}
        {may("owner")
          ? "Plan and billing says who can change the plan."
          : "An owner can change the plan, or find out who can, under Settings, Billing."}
      </p>
    </Notice>
  );
}
