import { areaLinks, LINK_WORDS } from "@/lib/affiliates/letters";
import type { AffiliateStatus } from "@/lib/affiliates/shape";
import { brandOf } from "@/lib/mail/brand";
import { queueMails } from "@/lib/mail/mail";
import { cleanNote } from "@/lib/mail/note";
import type { ProgramContext } from "@/lib/operations/context";

interface Person {
  id: string;
  email: string;
  fullName: string;
  slug: string;
  status: AffiliateStatus;
}

/** Those who came in approved learn of it, with a way into their own page; who waits has nothing to see there yet. */
export async function notify(
  at: ProgramContext,
  campaignName: string,
  people: readonly Person[],
  noteHtml: string | undefined,
): Promise<void> {
  const approved = people.filter(({ status }) => status === "Approved");
  const brand = await brandOf(at);
  const note = noteHtml ? cleanNote(noteHtml) : null;
  const links = await areaLinks(
    at,
    approved.map(({ id }) => id),
  );
  const letters = approved.map((person, index) => ({
    orgId: at.org.id,
    to: person.email,
    brand,
    note,
    subject: `You are in the ${brand.name} affiliate program`,
    template: "affiliate_imported",
    paragraphs: [
      `Hello ${person.fullName},`,
      `${brand.name} has taken you into ${campaignName}. Your referral name is ${person.slug}: add ?via=${person.slug} to any of their addresses.`,
      LINK_WORDS,
    ],
    action: links[index],
  }));
  await queueMails(at.db, letters, at.now);
}
