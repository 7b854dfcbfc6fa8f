import Link from "next/link";
import { counted } from "@/components/counted";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface WaitingProps {
  applications: number;
  mails: { waiting: number; sendsMail: boolean };
  /** Whether whoever looks may see which mails. */
  seesMails: boolean;
  orgPath: string;
}

/** What somebody out there waits for. */
export function Waiting({ applications, mails, seesMails, orgPath }: WaitingProps) {
  const mailsWait = !mails.sendsMail && mails.waiting > 0;
  if (applications === 0 && !mailsWait) return null;
  return (
    <section aria-label="What waits" className="grid gap-3">
      {applications > 0 && (
        <Notice
          variant="info"
          title={`${counted(applications, "application waits", "applications wait")} for an answer`}
          action={
            <Button asChild variant="outline" size="sm">
              <Link href={`${orgPath}/affiliates?status=Pending`}>Review applications</Link>
            </Button>
          }
        >
          Approving sends the welcome mail with a link to their own page.
        </Notice>
      )}
      {mailsWait && (
        <Notice
          variant="warn"
          title={`${counted(mails.waiting, "mail waits", "mails wait")} to be sent`}
          action={
            seesMails && (
              <Button asChild variant="outline" size="sm">
                <Link href={`${orgPath}/settings/mail`}>See what waits</Link>
              </Button>
            )
          }
        >
          This server has no mail delivery set up. The operator sets <code>SMTP_URL</code>; what
          waits is then sent by itself. One-time links in it may have expired by then.
        </Notice>
      )}
    </section>
  );
}
