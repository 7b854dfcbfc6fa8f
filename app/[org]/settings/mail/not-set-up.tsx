import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";

/** How whoever operates the server sets mail up, and what happens then. */
export function NotSetUp({ waiting }: { waiting: number }) {
  return (
    <Notice variant="warn" title="This server has no mail delivery set up">
      <p>
        {waiting > 0 ? "What waits here is not sent. " : ""}Whoever operates the server sets these,
        and starts it again. What waits is then sent by itself; one-time links in it may have
        expired by then.
      </p>
      <CodeBlock code={EXAMPLE} path=".env" wrap className="mt-2 bg-card" />
    </Notice>
  );
}

const EXAMPLE = `SMTP_URL=smtps://user:password@mail.example.com:465
MAIL_FROM="Example affiliates <affiliates@example.com>"`;
