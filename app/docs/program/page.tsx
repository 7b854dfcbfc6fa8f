import type { Metadata } from "next";
import { programPage } from "@/lib/docs/program";
import { operationNamed } from "@/lib/operations/registry";
import { atLeastWords } from "@/lib/orgs/shape";
import { DocView } from "../doc-view";

export const metadata: Metadata = { title: "The program" };

export default function ProgramDocsPage() {
  const plans = {
    subAffiliates: planOf("set_program_sub_affiliate_config"),
    homeCurrency: planOf("set_home_currency"),
    embed: planOf("mint_embed_token"),
  };
  return <DocView page={programPage({ plans })} />;
}

function planOf(name: string): string {
  const plan = operationNamed(name)?.plan;
  return plan ? atLeastWords(plan) : "any";
}
