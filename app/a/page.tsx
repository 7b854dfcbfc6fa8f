import type { Metadata } from "next";
import { AuthCard } from "@/components/auth-card";
import { Notice } from "@/components/ui/notice";
import { readAreaPage } from "@/lib/surfaces/area";
import { installation } from "@/lib/surfaces/installation";
import { type SearchParams, textOf } from "../search-params";
import { requestLinks } from "./actions";
import { Area } from "./area";
import { AskForm } from "./ask-form";

export const metadata: Metadata = { title: "Your affiliate page" };

/** The affiliate's own area: what is theirs, and nothing of anybody else. */
export default async function AreaPage({ searchParams }: { searchParams: SearchParams }) {
  const { conversions, payouts } = await searchParams;
  const query = { conversions: textOf(conversions), payouts: textOf(payouts) };
  const area = await readAreaPage(query);
  return area ? <Area area={area} query={query} /> : <SignedOut />;
}

function SignedOut() {
  const { sendsMail } = installation();
  return (
    <AuthCard
      title="Your affiliate page"
      purpose={`You are not signed in here.${sendsMail ? " We mail you a link that works once; this browser then stays signed in for 90 days." : ""}`}
    >
      {sendsMail ? (
        <AskForm action={requestLinks} />
      ) : (
        <Notice variant="info" title="This server sends no mail yet">
          So no link can reach you. Tell the company that runs the program.
        </Notice>
      )}
    </AuthCard>
  );
}
