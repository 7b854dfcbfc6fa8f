import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { isFirstRun } from "@/lib/auth/first-run";
import { membershipsOf } from "@/lib/auth/people";
import { currentPerson } from "@/lib/surfaces/browser";
import { LAST_ORG_COOKIE } from "./[org]/last-org";

/** Leads on: to the first set-up, to the organization that was open last, or to the door. */
export default async function StartPage() {
  const person = await currentPerson();
  if (!person) redirect((await isFirstRun()) ? "/setup" : "/sign-in");
  const orgs = await membershipsOf(person.userId);
  const last = (await cookies()).get(LAST_ORG_COOKIE)?.value;
  const org = orgs.find(({ slug }) => slug === last) ?? orgs[0];
  redirect(org ? `/${org.slug}` : "/new");
}
