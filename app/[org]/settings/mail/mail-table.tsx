import { Time } from "@/components/time";
import {
  Table,
  TableActions,
  TableActionsHead,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { MailStatus, QueuedMail } from "@/lib/mail/shape";
import { retry } from "./actions";
import { RetryForm } from "./retry-form";

interface MailTableProps {
  org: string;
  status: MailStatus;
  mails: readonly QueuedMail[];
  sendsMail: boolean;
}

export function MailTable({ org, status, mails, sendsMail }: MailTableProps) {
  const isRetried = status === "failed";
  return (
    <Table label={`${status} mails`}>
      <TableHeader>
        <TableRow>
          <TableHead>To</TableHead>
          <TableHead>Written</TableHead>
          <TableHead>{LAST[status]}</TableHead>
          <TableHead numeric>Tries</TableHead>
          {isRetried && <TableActionsHead />}
        </TableRow>
      </TableHeader>
      <TableBody>
        {mails.map((mail) => (
          <TableRow key={mail.id}>
            <TableCell className={isRetried ? "max-sm:first:pr-28" : undefined}>
              <span className="wrap-anywhere font-medium">{mail.recipient}</span>
              <span className="wrap-anywhere block text-muted-foreground text-xs">
                <bdi>{mail.subject}</bdi>
              </span>
              <code className="wrap-anywhere block font-mono text-muted-foreground text-xs">
                {mail.template}
              </code>
            </TableCell>
            <TableCell label="Written">
              <Time at={mail.createdAt} />
            </TableCell>
            <TableCell label={LAST[status]}>
              <Outcome mail={mail} sendsMail={sendsMail} />
            </TableCell>
            <TableCell numeric label="Tries">
              {mail.attempts.toLocaleString("en-US")}
            </TableCell>
            {isRetried && (
              <TableActions>
                <RetryForm
                  mail={{ id: mail.id, recipient: mail.recipient }}
                  action={retry.bind(null, org)}
                />
              </TableActions>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const LAST = { waiting: "Next try", sent: "Sent", failed: "Given up" } as const;

function Outcome({ mail, sendsMail }: { mail: QueuedMail; sendsMail: boolean }) {
  const { status, nextAttemptAt, sentAt, failedAt, error } = mail;
  return (
    <>
      {status === "waiting" && !sendsMail ? (
        "Once mail is set up"
      ) : (
        <Time at={sentAt ?? failedAt ?? nextAttemptAt} />
      )}
      {error && status !== "sent" && (
        <span className="wrap-anywhere block max-w-md text-danger text-xs max-sm:inline">
          <span className="sm:hidden">, </span>
          {error}
        </span>
      )}
    </>
  );
}
