import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { test as base } from "@playwright/test";
import { SMTPServer } from "smtp-server";

export { expect } from "@playwright/test";

/** Runs `rekomi … --json` beside the server, as its operator would, and gives what it prints. */
export async function rekomi<T>(args: readonly string[], input = ""): Promise<T> {
  const child = spawn(process.execPath, ["scripts/rekomi.mjs", ...args, "--json"]);
  child.stdin.end(input);
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  if (code !== 0) throw new Error(`rekomi ${args.join(" ")} failed: ${errors}${output}`);
  return JSON.parse(output);
}

/** The mails that the product has sent: whole messages, newest last. */
export interface Mailbox {
  /** Waits for a mail to somebody. */
  mailTo(address: string): Promise<string>;
}

interface Sent {
  to: string[];
  message: string;
}

export const test = base.extend<object, { mailbox: Mailbox }>({
  mailbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const sent: Sent[] = [];
      const arrived = new EventTarget();
      const server = new SMTPServer({
        authOptional: true,
        disabledCommands: ["STARTTLS"],
        async onData(stream, session, done) {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          sent.push({ to, message: await text(stream) });
          arrived.dispatchEvent(new Event("mail"));
          done();
        },
      });
      const { hostname, port } = new URL(process.env.SMTP_URL!);
      server.listen(Number(port), hostname);
      await once(server.server, "listening");
      await use({
        async mailTo(address) {
          for (;;) {
            const mail = sent.findLast(({ to }) => to.includes(address));
            if (mail) return mail.message;
            await new Promise((resolve) =>
              arrived.addEventListener("mail", resolve, { once: true }),
            );
          }
        },
      });
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
    { scope: "worker" },
  ],
});
