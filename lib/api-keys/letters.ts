import { queueMail } from "@/lib/mail/mail";
import type { Context } from "@/lib/operations/context";
import { listMembers } from "@/lib/orgs/orgs";
import { settings } from "@/lib/settings";
import type { MintKeyInput } from "./shape";

/** A key opens the organization to a script, so every owner hears of each one. No value is in the mail. */
export async function tellOwners(
  ctx: Context,
  { name, scope }: MintKeyInput,
  did: "created" | "rotated",
): Promise<void> {
  const { items: members } = await listMembers(ctx);
  const link = `${settings().url}/${ctx.org.slug}/settings/api-keys`;
  for (const { email } of members.filter(({ role }) => role === "owner")) {
    await queueMail(
      ctx.db,
      {
        orgId: ctx.org.id,
        to: email,
        subject: `API key ${did}: ${name}`,
        template: `api_key_${did}`,
        paragraphs: [
          `${ctx.actor.label} ${did} the API key ${name} of ${ctx.org.name}. Whoever holds it may ${MAY[scope]} by script.`,
          "If you did not expect this, revoke the key. It is then refused from its next call.",
        ],
        action: { label: "See the API keys", url: link },
      },
      ctx.now,
    );
  }
}

const MAY = { read: "read", read_write: "read and change things" } as const;
