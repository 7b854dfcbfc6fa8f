import type { ReactNode } from "react";
import { formatMoney } from "@/components/money";
import { Time } from "@/components/time";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { ConversionDetail } from "@/lib/conversions/shape";
import { ATTRIBUTION_WORDS, HELD_WORDS } from "../words";

interface ReckoningProps {
  slug: string;
  conversion: ConversionDetail;
}

/** How the commission came to be, one step after another. */
export function Reckoning({ slug, conversion }: ReckoningProps) {
  const steps: [name: string, words: ReactNode][] = [
    ["Credit", ATTRIBUTION_WORDS[conversion.attributionMethod]],
    ["Base", <Base key="base" {...{ slug, conversion }} />],
    ["Rule", ruleWords(conversion)],
    ["Result", resultWords(conversion)],
    ["Hold", <Hold key="hold" {...{ slug, conversion }} />],
  ];
  return (
    <Card aria-labelledby="reckoning">
      <CardHeader>
        <CardTitle id="reckoning">How the commission came to be</CardTitle>
      </CardHeader>
      <CardContent>
        <ol className="grid gap-3">
          {steps.map(([name, words], index) => (
            <li key={name} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2">
              <span
                aria-hidden="true"
                className="flex size-6 items-center justify-center rounded-full bg-muted font-medium text-xs tabular-nums"
              >
                {index + 1}
              </span>
              <p className="wrap-anywhere pt-0.5">
                <span className="font-medium">{name}. </span>
                <span className="tabular-nums">{words}</span>
              </p>
            </li>
          ))}
        </ol>
      </CardContent>
    </Card>
  );
}

function Base({ slug, conversion }: ReckoningProps) {
  const { parentId, currency, amountMinor, refundedMinor, explanation } = conversion;
  if (parentId) {
    return (
      <>
        {formatMoney(explanation.baseMinor, currency)}, what the recruit earns with{" "}
        <TextLink href={`/${slug}/conversions/${parentId}`}>their sale</TextLink>.
      </>
    );
  }
  const sold = formatMoney(amountMinor, currency);
  if (!refundedMinor) return `${sold}, the amount of the sale.`;
  return `${formatMoney(explanation.baseMinor, currency)}: ${sold} was sold, and ${formatMoney(refundedMinor, currency)} of it refunded.`;
}

function ruleWords({ explanation, currency, source }: ConversionDetail): string {
  const { rule, percent, fixedMinor = 0, from, nothingBecause } = explanation;
  const whose = from === "affiliate" ? "the affiliate's own terms" : "the campaign's terms";
  const then = "as they were when it was credited";
  switch (rule) {
    case "Percentage":
      return `${percent} % of the base: ${whose}, ${then}.`;
    case "Fixed":
      return `${formatMoney(fixedMinor, currency)} for each sale: ${whose}, ${then}.`;
    case "Override":
      return `${percent} % of the base, on top: the campaign's terms for recruiting, ${then}.`;
    case "Given":
      return `${formatMoney(fixedMinor, currency)} for the whole sale, ${source === "Imported" ? "as the import said" : "as it was recorded"}.`;
    case "Nothing":
      return nothingBecause === "currency"
        ? "The campaign pays a fixed amount in another currency. What is owed is never converted, so this sale earns nothing."
        : `The campaign is ${nothingBecause}: sales are recorded and earn nothing.`;
  }
}

function resultWords(conversion: ConversionDetail): string {
  const { explanation, currency, status, commissionMinor, adjustedMinor } = conversion;
  const { earnedMinor, exact, deniedBecause } = explanation;
  const earned = formatMoney(earnedMinor, currency);
  const carried =
    adjustedMinor === undefined
      ? ""
      : ` ${formatMoney(commissionMinor, currency)} had gone into a payout, so ${formatMoney(adjustedMinor, currency)} is a correction for a later one.`;
  if (status === "Denied") {
    return `Denied, so nothing is earned.${deniedBecause ? ` ${deniedBecause.replace(/\.+$/, "")}.` : ""}${carried}`;
  }
  if (status === "Refunded") return `All of it was refunded, so nothing is earned.${carried}`;
  if (exact === undefined) return `${earned}.${carried}`;
  return `${exact} ${currency}, rounded to ${earned}; halves go to the even neighbour.${carried}`;
}

function Hold({ slug, conversion }: ReckoningProps) {
  const { explanation, heldBecause, holdUntil, approvedAt, paidAt, payoutId, isHistory } =
    conversion;
  const { holdDays } = explanation;
  if (isHistory) return "None: it was settled before it came here.";
  if (heldBecause) return `${HELD_WORDS[heldBecause]}. It waits until a Manager approves it.`;
  return (
    <>
      {holdDays !== undefined && `${holdDays} days from the sale. `}
      {holdUntil && (
        <>
          Approved by itself on <Time at={holdUntil} format="date" />.{" "}
        </>
      )}
      {approvedAt && (
        <>
          Approved <Time at={approvedAt} />.{" "}
        </>
      )}
      {payoutId && (
        <>
          {paidAt ? "Paid in " : "On its way in "}
          <TextLink href={`/${slug}/payouts/${payoutId}`}>payout {payoutId.slice(0, 8)}</TextLink>.
        </>
      )}
      {approvedAt &&
        !payoutId &&
        conversion.status === "Approved" &&
        "The next payout includes it."}
    </>
  );
}
