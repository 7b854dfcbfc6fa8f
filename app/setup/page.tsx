import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth-card";
import { isFirstRun } from "@/lib/auth/first-run";
import { setupCode } from "@/lib/auth/setup-code";
import { setUpInstallation } from "./actions";
import { SetupForm } from "./setup-form";

export const metadata: Metadata = { title: "Set up Rekomi" };

export default async function SetupPage() {
  if (!(await isFirstRun())) redirect("/sign-in");
  return (
    <AuthCard
      title="Set up Rekomi"
      purpose="You are the first here. Make your account and the organization whose program this server runs."
    >
      <SetupForm action={setUpInstallation} asksForCode={setupCode() !== null} />
    </AuthCard>
  );
}
