import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { mails } from "@/drizzle/schema";
import { chunks } from "@/lib/db/chunks";
import type { Tx } from "@/lib/db/database";
import { decrypt, encrypt } from "@/lib/encryption";
import type { Brand } from "./brand";
import { renderHtml, renderText } from "./render";

export interface Letter {
  /** null: about an account rather than an organization. */
  orgId: string | null;
  to: string;
  subject: string;
  /** Its kind, for the log and the list of what waits: "affiliate_approved". */
  template: string;
  /** Paragraphs of plain text; nothing in them is markup. */
  paragraphs: readonly string[];
  /** The organization's own words: HTML that `cleanNote` has let through. */
  note?: string | null;
  /** The one thing to do. */
  action?: { label: string; url: string };
  /** For people who know the organization, and not Rekomi: its name, logo and colour. */
  brand?: Brand;
}

const Body = z.object({ text: z.string(), html: z.string() });
const PURPOSE = "mail body";

/**
 * Writes a mail in the transaction of its cause: it is sent if and only if that commits. The body is
 * encrypted, since it may carry a one-time link.
 */
export async function queueMail(db: Tx, letter: Letter, now: Date): Promise<void> {
  await queueMails(db, [letter], now);
}

export async function queueMails(db: Tx, letters: readonly Letter[], now: Date): Promise<void> {
  for (const some of chunks(letters)) {
    await db.insert(mails).values(
      some.map((letter) => ({
        id: uuidv7(),
        orgId: letter.orgId,
        recipient: letter.to,
        subject: oneLine(letter.subject).slice(0, 200).toWellFormed(),
        template: letter.template,
        body: encrypt(
          JSON.stringify({ text: renderText(letter), html: renderHtml(letter) }),
          PURPOSE,
        ),
        createdAt: now,
        nextAttemptAt: now,
      })),
    );
  }
}

/** Names that people gave themselves stand in subjects: no line may begin there, nor run the other way. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}

export function readBody(body: string): z.infer<typeof Body> {
  return Body.parse(JSON.parse(decrypt(body, PURPOSE)));
}
