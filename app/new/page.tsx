import type { Metadata } from "next";
import { AuthCard } from "@/components/auth-card";
import { TextLink } from "@/components/ui/text-link";
import { membershipsOf } from "@/lib/auth/people";
import { requirePerson } from "@/lib/surfaces/page";
import { createOrg } from "./actions";
import { NewOrgForm } from "./new-org-form";

export const metadata: Metadata = { title: "New organization" };

export default async function NewOrgPage() {
  const { userId } = await requirePerson();
  const [org] = await membershipsOf(userId);
  return (
    <AuthCard
      title="New organization"
      purpose="Each organization has its own program, team, connections and audit log. You become its owner."
      footer={org && <TextLink href="/">Back to {org.name}</TextLink>}
    >
      <NewOrgForm action={createOrg} />
    </AuthCard>
  );
}
