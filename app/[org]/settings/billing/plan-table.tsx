import { Section } from "@/components/section";
import { Badge } from "@/components/ui/badge";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { LIMIT_NAMES, PLAN_LIMITS } from "@/lib/billing/shape";
import { TIERS, type Tier, tierAtLeast } from "@/lib/orgs/shape";
import { LIMIT_WORDS } from "./words";

/** What each plan adds; the trial is a way to try, not a plan to choose. */
export function PlanTable({ current }: { current: Tier }) {
  return (
    <Section id="plans" title="What each plan holds" className="lg:col-span-2">
      <Table label="What each plan holds">
        <TableHeader>
          <TableRow>
            <TableHead>Plan</TableHead>
            {LIMIT_NAMES.map((name) => (
              <TableHead key={name} numeric>
                {LIMIT_WORDS[name]}
              </TableHead>
            ))}
            <TableHead>REST API with keys</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {TIERS.filter((tier) => tier !== "Trial" || current === "Trial").map((tier) => (
            <TableRow key={tier} data-state={tier === current ? "selected" : undefined}>
              <TableCell>
                <span className="font-medium">{tier}</span>{" "}
                {tier === current && <Badge variant="ok">In force</Badge>}
              </TableCell>
              {LIMIT_NAMES.map((name) => (
                <TableCell key={name} numeric label={LIMIT_WORDS[name]}>
                  {PLAN_LIMITS[tier][name]?.toLocaleString("en-US") ?? "no limit"}
                </TableCell>
              ))}
              <TableCell label="REST API with keys">
                {tierAtLeast(tier, API_KEYS_FROM) ? "yes" : "no"}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="text-muted-foreground">
        Connections of AI assistants and all of their tools are part of every plan.
      </p>
    </Section>
  );
}

/** The tier that every operation asks of a direct API key. */
const API_KEYS_FROM: Tier = "Growth";
