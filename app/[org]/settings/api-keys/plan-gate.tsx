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
  const open = others.filter((gate) => tierAtLeast(tier, gate.tier));
  return (
    <Notice
      variant="warn"
      title={
        tierAtLeast(tier, EVENTS_PLAN)
          ? `On ${tier}, keys may import and send events, and call nothing else`
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
      <p>
        Calling the API with a key needs the plan {atLeastWords(most.tier)}. Imports and events from
        your server need {atLeastWords(EVENTS_PLAN)}. What the plan does not include is refused with{" "}
        <code className="font-mono text-xs">plan_tier_required</code>. AI assistants have all of
        their tools on every plan.
      </p>
      {open.length > 0 && (
        <p className="mt-1">
          Open to keys now:{" "}
          {open.flatMap((gate) => gate.operations.map(({ title }) => title)).join(", ")}.
        </p>
      )}
      <p className="mt-1">
        {may("owner")
          ? "As an owner you find under Plan and billing who can change the plan."
          : "An owner of this organization can change the plan, or find out who can, under Settings, Billing."}
      </p>
    </Notice>
  );
}

/** Events from a server are no operation of the registry: they come in at an address of their own. */
const EVENTS_PLAN: Tier = "Trial";
