import { Mail } from "lucide-react";
import type { Metadata } from "next";
import { addressOf, choiceOf, type SearchParams, textOf } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Pagination } from "@/components/ui/pagination";
import { getMailState, listMails } from "@/lib/mail/operations";
import { MAIL_STATUSES, type MailStatus } from "@/lib/mail/shape";
import { readPage, tryReadPage } from "@/lib/surfaces/page";
import { RoleOnly } from "../role-only";
import { MailTable } from "./mail-table";
import { NotSetUp } from "./not-set-up";

export const metadata: Metadata = { title: "Mail" };

const PURPOSE =
  "To whom mails were written in your organization's name, and how far each came. What they say is for their readers alone.";

interface MailPageProps {
  params: Promise<{ org: string }>;
  searchParams: SearchParams;
}

export default async function MailPage({ params, searchParams }: MailPageProps) {
  const { org } = await params;
  const query = await searchParams;
  const status = choiceOf(MAIL_STATUSES, query.status) ?? "waiting";
  const cursor = textOf(query.cursor);
  const result = await tryReadPage(listMails, org, { status, cursor });
  if (!result.ok) {
    return (
      <RoleOnly
        title="Mail"
        purpose={PURPOSE}
        error={result.error}
        role={{
          title: "Admins and owners see the mails",
          message: "They name everybody whom the company writes to. Ask one of them.",
        }}
        otherwise="The mails cannot be shown now"
      />
    );
  }
  const { items, nextCursor } = result.output;
  const state = await readPage(getMailState, org, {});
  const path = `/${org}/settings/mail`;
  return (
    <>
      <PageHeader title="Mail" purpose={PURPOSE} />
      <div className="grid grid-cols-1 gap-4">
        {!state.sendsMail && <NotSetUp waiting={state.waiting} />}
        <LinkTabs
          label="Status"
          tabs={MAIL_STATUSES.map((each) => ({
            href: addressOf(path, { status: each }),
            label: labelOf(each, state),
            current: each === status,
          }))}
        />
        {items.length > 0 ? (
          <MailTable org={org} status={status} mails={items} sendsMail={state.sendsMail} />
        ) : (
          <EmptyState icon={Mail} title={EMPTY[status].title}>
            {EMPTY[status].words}
          </EmptyState>
        )}
      </div>
      <Pagination
        newest={cursor && addressOf(path, { status })}
        next={nextCursor && addressOf(path, { status, cursor: nextCursor })}
      />
    </>
  );
}

function labelOf(status: MailStatus, state: { waiting: number; failed: number }): string {
  const label = { waiting: "Waiting", sent: "Sent", failed: "Given up" }[status];
  const count = status === "sent" ? 0 : state[status];
  return count > 0 ? `${label} (${count.toLocaleString("en-US")})` : label;
}

const EMPTY: Record<MailStatus, { title: string; words: string }> = {
  waiting: {
    title: "No mail waits",
    words: "A mail stands here from when it is written until the mail server has taken it.",
  },
  sent: {
    title: "No mail was sent yet",
    words: "Invitations, welcomes and answers to applications stand here once they have left.",
  },
  failed: {
    title: "No mail was given up",
    words: "After ten tries over half a day a mail is given up. It stands here with what was said.",
  },
};
