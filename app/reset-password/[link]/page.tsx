import type { Metadata } from "next";
import { AuthCard } from "@/components/auth-card";
import { setNewPassword } from "./actions";
import { NewPasswordForm } from "./new-password-form";

export const metadata: Metadata = { title: "Set a new password" };

interface ResetPasswordPageProps {
  params: Promise<{ link: string }>;
}

/** Looking at the page uses nothing up: the link counts when the form is sent. */
export default async function ResetPasswordPage({ params }: ResetPasswordPageProps) {
  const { link } = await params;
  return (
    <AuthCard
      title="Set a new password"
      purpose="Every browser that is signed in to your account is signed out."
    >
      <NewPasswordForm action={setNewPassword} link={link} />
    </AuthCard>
  );
}
