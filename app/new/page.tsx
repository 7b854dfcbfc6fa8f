import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth-card";
import { membershipsOf } from "@/lib/auth/accounts";
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
      footer={
        org && (
          <Link href="/" className="text-primary underline underline-offset-4">
            Back to {org.name}
          </Link>
        )
      }
    >
      <NewOrgForm action={createOrg} />
    </AuthCard>
  );
}
