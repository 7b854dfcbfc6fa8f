import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";

/** In place of a promise to send mail that nobody would keep. */
export function NoMail({ command, children }: { command: string; children: ReactNode }) {
  return (
    <Notice variant="info" title="This server has no mail delivery set up">
      <p>{children}</p>
      <code className="mt-2 block break-words font-mono text-xs">npm run rekomi -- {command}</code>
    </Notice>
  );
}
