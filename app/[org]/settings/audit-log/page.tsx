import type { Metadata } from "next";
import { addressOf, type SearchParams, textOf } from "@/app/search-params";
import { Refused } from "@/components/refused";
import { PageHeader } from "@/components/shell/page-header";
import { Notice } from "@/components/ui/notice";
import { listAuditLog } from "@/lib/audit/operations";
import { tryReadPage } from "@/lib/surfaces/page";
import { listTokens } from "@/lib/tokens/operations";
import { cn } from "@/lib/utils";
import { orgProfile, requireMember } from "../../member";
import { ClearFilters } from "./clear-filters";
import { EventPanel } from "./event-panel";
import { FilterBar } from "./filter-bar";
import { FilterChips } from "./filter-chips";
import { filtersIn, readFilters } from "./filters";
import { LogPage } from "./log-page";

export const metadata: Metadata = { title: "Audit log" };

interface AuditLogPageProps {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}

export default async function AuditLogPage({ params, searchParams }: AuditLogPageProps) {
  const [{ org }, query] = await Promise.all([params, searchParams]);
  const [{ may }, { timezone: zone }] = await Promise.all([requireMember(org), orgProfile(org)]);
  const header = (
    <PageHeader
      title="Audit log"
      purpose={`Everything that people, assistants, scripts and Rekomi itself did here. Times are in ${zone}.`}
    />
  );

  const filters = filtersIn(query);
  const cursor = textOf(query.cursor);
  const event = textOf(query.event);
  const asked = readFilters(filters, cursor, zone);
  const [log, tokens] = await Promise.all([
    asked.ok ? tryReadPage(listAuditLog, org, asked.input) : null,
    may("owner") ? tryReadPage(listTokens, org, {}) : null,
  ]);
  if (log && !log.ok && log.error.error !== "validation_failed")
    return (
      <>
        {header}
        <Refused
          title={
            may("admin")
              ? "The audit log cannot be shown now"
              : "Admins and owners read the audit log"
          }
          message={log.error.message}
          requestId={log.error.requestId}
        />
      </>
    );

  const path = `/${org}/settings/audit-log`;
  const address = (change: Record<string, string | undefined>) =>
    addressOf(path, { ...filters, cursor, event, ...change });
  const known = tokens?.ok ? tokens.output.items : [];
  return (
    <>
      {header}
      {event && (
        <EventPanel org={org} id={event} zone={zone} closeHref={address({ event: undefined })} />
      )}
      {/* On a phone the panel covers all of it, so the keyboard does not go there either. */}
      <div className={cn("grid gap-4", event && "max-sm:invisible")}>
        <FilterBar path={path} filters={filters} tokens={known} />
        <FilterChips filters={filters} tokens={known} path={path} />
        {log?.ok ? (
          <LogPage
            {...{ org, zone, filters, event, address }}
            page={log.output}
            isNewest={!cursor}
          />
        ) : (
          <Notice
            variant="danger"
            title="This address cannot be read as a filter"
            action={<ClearFilters path={path} />}
          >
            {asked.ok ? log && !log.ok && log.error.message : asked.message}
          </Notice>
        )}
      </div>
    </>
  );
}
