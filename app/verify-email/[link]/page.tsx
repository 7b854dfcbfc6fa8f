import type { Metadata } from "next";
import { AuthCard } from "@/components/auth-card";
import { confirmEmail } from "./actions";
import { ConfirmForm } from "./confirm-form";

export const metadata: Metadata = { title: "Confirm your email address" };

interface VerifyEmailPageProps {
  params: Promise<{ link: string }>;
}

/** A button, since the scanners of mail servers follow every link they find. */
export default async function VerifyEmailPage({ params }: VerifyEmailPageProps) {
  const { link } = await params;
  return (
    <AuthCard
      title="Confirm your email address"
      purpose="One click confirms that you read the mail at this address."
    >
      <ConfirmForm action={confirmEmail} link={link} />
    </AuthCard>
  );
}
