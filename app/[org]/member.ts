import { notFound } from "next/navigation";
import { cache } from "react";
import { membershipsOf } from "@/lib/auth/people";
import { getOrgProfile } from "@/lib/orgs/operations";
import { Role, roleAtLeast } from "@/lib/orgs/shape";
import { readPage, requirePerson } from "@/lib/surfaces/page";

/** Who looks, and at what of theirs: once per request, whichever part of the page asks. */
export const requireMember = cache(async (slug: string) => {
  const { person, orgs } = await personAndOrgs();
  const org = orgs.find((each) => each.slug === slug) ?? notFound();
  const role = Role.parse(org.role);
  return { person, org, orgs, role, may: (least: Role) => roleAtLeast(role, least) };
});

/** The name that stands in titles; none where there is nothing to see. */
export async function orgName(slug: string): Promise<string | undefined> {
  const { orgs } = await personAndOrgs();
  return orgs.find((each) => each.slug === slug)?.name;
}

const personAndOrgs = cache(async () => {
  const person = await requirePerson();
  return { person, orgs: await membershipsOf(person.userId) };
});

export const orgProfile = cache((slug: string) => readPage(getOrgProfile, slug, {}));
