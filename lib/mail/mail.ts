import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { mails } from "@/drizzle/schema";
import type { Tx } from "@/lib/db/database";
import { decrypt, encrypt } from "@/lib/encryption";

export interface Letter {
  /** null: about an account rather than an organization. */
  orgId: string | null;
  to: string;
  subject: string;
  /** Its kind, for the log and the list of what waits: "affiliate_approved". */
  template: string;
  /** Paragraphs of plain text; nothing in them is markup. */
  paragraphs: readonly string[];
  /** The one thing to do. */
  action?: { label: string; url: string };
}

const Body = z.object({ text: z.string(), html: z.string() });
const PURPOSE = "mail body";

/**
 * Writes a mail in the transaction of its cause: it is sent if and only if that commits. The body is
 * encrypted, since it may carry a one-time link.
 */
export async function queueMail(db: Tx, letter: Letter, now: Date): Promise<void> {
  const body = { text: textOf(letter), html: htmlOf(letter) };
  await db.insert(mails).values({
    id: uuidv7(),
    orgId: letter.orgId,
    recipient: letter.to,
    subject: letter.subject.replace(/\s+/g, " ").slice(0, 200),
    template: letter.template,
    body: encrypt(JSON.stringify(body), PURPOSE),
    createdAt: now,
    nextAttemptAt: now,
  });
}

export function readBody(body: string): z.infer<typeof Body> {
  return Body.parse(JSON.parse(decrypt(body, PURPOSE)));
}

function textOf({ paragraphs, action }: Letter): string {
  const parts = action ? [...paragraphs, `${action.label}: ${action.url}`] : paragraphs;
  return `${parts.join("\n\n")}\n`;
}

function htmlOf({ paragraphs, action }: Letter): string {
  const body = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`);
  if (action)
    body.push(`<p><a href="${escapeHtml(action.url)}">${escapeHtml(action.label)}</a></p>`);
  return `<!doctype html><html lang="en"><body style="font:16px/1.5 sans-serif">${body.join("")}</body></html>`;
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" } as const;
function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (sign) => Object.entries(ENTITIES).find(([key]) => key === sign)?.[1] ?? sign,
  );
}
