import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { SignOutForm } from "@/components/shell/sign-out-form";
import { THEME_COOKIE, themeOf } from "@/components/theme";
import { isSlug } from "@/lib/orgs/shape";
import { signOut } from "../sign-in/actions";
import { orgName, orgProfile, requireMember } from "./member";
import { OrgNotices } from "./org-notices";
import { RememberOrg } from "./remember-org";

interface OrgLayoutProps {
  params: Promise<{ org: string }>;
  children: ReactNode;
}

export async function generateMetadata({ params }: OrgLayoutProps): Promise<Metadata> {
  const { org } = await params;
  const name = isSlug(org) && (await orgName(org));
  if (!name) return { title: "Page not found" };
  return { title: { template: `%s · ${name} · Rekomi`, default: name } };
}

export default async function OrgLayout({ params, children }: OrgLayoutProps) {
  const { org: slug } = await params;
  if (!isSlug(slug)) notFound();
  const { person, org, orgs } = await requireMember(slug);
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <AppShell
      org={org}
      orgs={orgs}
      user={{ name: person.name, email: person.email }}
      theme={theme}
      signOut={<SignOutForm action={signOut.bind(null, "/sign-in")} />}
    >
      <RememberOrg slug={slug} />
      <OrgNotices profile={await orgProfile(slug)} person={person} />
      {children}
    </AppShell>
  );
}
