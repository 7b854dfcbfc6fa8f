import type { Metadata } from "next";
import { AuthCard } from "@/components/auth-card";
import { TextLink } from "@/components/ui/text-link";
import { installation } from "@/lib/surfaces/installation";
import { NoMail } from "../no-mail";
import { requestPasswordLink } from "./actions";
import { ForgotForm } from "./forgot-form";

export const metadata: Metadata = { title: "Forgot your password" };

export default function ForgotPasswordPage() {
  const { sendsMail } = installation();
  return (
    <AuthCard
      title="Forgot your password"
      purpose={sendsMail && "We mail you a link that works once, within an hour."}
      footer={<TextLink href="/sign-in">Back to sign in</TextLink>}
    >
      {sendsMail ? (
        <ForgotForm action={requestPasswordLink} />
      ) : (
        <NoMail command="owner reset-password --email you@example.com --password-stdin">
          Whoever operates it can set a new password for you on the server:
        </NoMail>
      )}
    </AuthCard>
  );
}
