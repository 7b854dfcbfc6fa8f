import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { counted } from "@/components/counted";
import { Section } from "@/components/section";
import { PageHeader } from "@/components/shell/page-header";
import { ShortId } from "@/components/short-id";
import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { getImport } from "@/lib/imports/operations";
import { type ImportDetail, ImportId } from "@/lib/imports/shape";
import { readPage } from "@/lib/surfaces/page";
import { Facts } from "../../facts";
import { requireMember } from "../../member";
import { ReasonTable } from "../reason-table";
import { balanceWords, countOf, STATUS } from "../words";
import { revert } from "./actions";
import { KeptList } from "./kept-list";
import { RevertDialog } from "./revert-dialog";

interface ImportPageProps {
  params: Promise<{ org: string; id: string }>;
}

const read = cache((slug: string, jobId: string) => {
  if (!ImportId.safeParse({ jobId }).success) notFound();
  return readPage(getImport, slug, { jobId });
});

export async function generateMetadata({ params }: ImportPageProps): Promise<Metadata> {
  const { org, id } = await params;
  const { kind, campaignName } = await read(org, id);
  return { title: `${kind} into ${campaignName}` };
}

export default async function ImportPage({ params }: ImportPageProps) {
  const { org: slug, id } = await params;
  const { may } = await requireMember(slug);
  const job = await read(slug, id);
  const title = `${job.kind} into ${job.campaignName}`;
  const canRevert = job.status !== "Reverted" && job.revert.reverted + job.revert.unconfirmed > 0;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb items={[{ label: "Imports", href: `/${slug}/imports` }, { label: title }]} />
        }
        title={title}
        purpose={`${job.imported.toLocaleString("en-US")} of ${counted(job.rowsTotal, "row")} came in.`}
        actions={
          canRevert && may("manager") && <RevertDialog job={job} action={revert.bind(null, slug)} />
        }
      />
      <div className="grid grid-cols-1 gap-6">
        <Standing job={job} />
        <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
          <Outcome job={job} />
          {job.kind === "Conversions" && <Balances job={job} />}
        </div>
        {job.reasons.length > 0 && (
          <Section id="reasons" title="What was not simply imported">
            <ReasonTable reasons={job.reasons} />
          </Section>
        )}
      </div>
    </>
  );
}

function Standing({ job }: { job: ImportDetail }) {
  const { status, revertedAt, revert, kind } = job;
  if (status === "Done" || !revertedAt) return null;
  if (status === "Reverted") {
    return (
      <Notice variant="info" title="This import was reverted">
        Nothing that it brought is left, since <Time at={revertedAt} />.
      </Notice>
    );
  }
  return (
    <Notice variant="warn" title={`${countOf(kind, revert.keptTotal)} of this import stayed`}>
      <p>The rest was reverted. Reverting again takes what has become free meanwhile.</p>
      <KeptList revert={revert} />
    </Notice>
  );
}

function Outcome({ job }: { job: ImportDetail }) {
  const { tone, word } = STATUS[job.status];
  return (
    <Card aria-labelledby="outcome">
      <CardHeader>
        <CardTitle id="outcome">Outcome</CardTitle>
      </CardHeader>
      <CardContent>
        <Facts
          facts={{
            Status: <Badge variant={tone}>{word}</Badge>,
            Imported: job.imported.toLocaleString("en-US"),
            Skipped: job.skipped.toLocaleString("en-US"),
            "Not imported": job.errored.toLocaleString("en-US"),
            By: job.createdBy,
            When: <Time at={job.createdAt} />,
            Id: <ShortId id={job.jobId} />,
          }}
        />
      </CardContent>
    </Card>
  );
}

function Balances({ job }: { job: ImportDetail }) {
  return (
    <Card aria-labelledby="balances">
      <CardHeader>
        <CardTitle id="balances">Commission</CardTitle>
      </CardHeader>
      <CardContent>
        <Facts
          facts={{
            "Settled elsewhere": balanceWords(job.paidBalance),
            "Not paid yet": balanceWords(job.unpaidBalance),
            "Made payable by this": balanceWords(job.unpaidConfirmedByCurrency),
            "Confirmed of earlier imports": job.confirmed
              ? countOf("Conversions", job.confirmed)
              : undefined,
          }}
        />
      </CardContent>
    </Card>
  );
}
