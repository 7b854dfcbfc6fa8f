import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Notice } from "@/components/ui/notice";
import { dashboardSummary, dashboardTimeseries } from "@/lib/dashboard/operations";
import { METRICS, SERIES_RANGES } from "@/lib/dashboard/shape";
import { getMailState } from "@/lib/mail/operations";
import { readPage } from "@/lib/surfaces/page";
import { addressOf, choiceOf, type SearchParams } from "../search-params";
import { orgName, requireMember } from "./member";
import { ChartCard } from "./overview/chart-card";
import { Checklist } from "./overview/checklist";
import { Figures } from "./overview/figures";
import { RANGE_WORDS } from "./overview/ranges";
import { stepsFor } from "./overview/steps";
import { Waiting } from "./overview/waiting";

interface OverviewPageProps {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: OverviewPageProps): Promise<Metadata> {
  const name = await orgName((await params).org);
  return { title: name ? `Overview · ${name}` : "Page not found" };
}

export default async function OverviewPage({ params, searchParams }: OverviewPageProps) {
  const { org: slug } = await params;
  const query = await searchParams;
  const range = choiceOf(SERIES_RANGES, query.range) ?? "30d";
  const metric = choiceOf(METRICS, query.metric) ?? "revenue";
  const [{ org, may }, summary, series, mails, steps] = await Promise.all([
    requireMember(slug),
    readPage(dashboardSummary, slug, { range }),
    readPage(dashboardTimeseries, slug, { range, metric }),
    readPage(getMailState, slug, {}),
    stepsFor(slug),
  ]);
  const orgPath = `/${slug}`;
  return (
    <>
      <PageHeader title="Overview" purpose={`How the affiliate program of ${org.name} is doing.`} />
      <div className="grid grid-cols-1 gap-6">
        {query.demo === "failed" && (
          <Notice variant="warn" role="status" title="The demo program was not loaded">
            Everything else is set up. The operator can load it with{" "}
            <code>npm run rekomi -- demo load --org {slug}</code> while the organization is empty.
          </Notice>
        )}
        <Checklist steps={steps} />
        <Waiting
          applications={summary.pendingApprovals}
          mails={mails}
          seesMails={may("admin")}
          orgPath={orgPath}
        />
        <section aria-label="Key figures" className="grid grid-cols-1 gap-3">
          <LinkTabs
            label="Range"
            tabs={SERIES_RANGES.map((each) => ({
              href: addressOf(orgPath, { range: each, metric }),
              label: RANGE_WORDS[each].tab,
              current: each === range,
            }))}
          />
          <Figures summary={summary} orgPath={orgPath} />
          <p className="text-muted-foreground text-xs">
            {RANGE_WORDS[range].sentence}, compared with the same length of time before.
          </p>
        </section>
        <ChartCard series={series} orgPath={orgPath} />
      </div>
    </>
  );
}
