import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth-card";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { isFirstRun } from "@/lib/auth/first-run";
import { configuredProviders } from "@/lib/auth/next-auth";
import { currentPerson } from "@/lib/surfaces/browser";
import { sameSitePath } from "@/lib/surfaces/same-site";
import { signInWithPassword } from "./actions";
import { PasswordForm } from "./password-form";
import { ProviderButtons } from "./provider-buttons";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next, error, password } = await searchParams;
  const target = sameSitePath(String(next ?? ""));
  if (await currentPerson()) redirect(target);
  if (await isFirstRun()) redirect("/setup");
  const providers = configuredProviders();
  return (
    <AuthCard
      title="Sign in"
      footer={<TextLink href="/forgot-password">Forgot your password?</TextLink>}
    >
      {password === "set" && (
        <Notice variant="ok" role="status">
          Your new password is set. Sign in with it.
        </Notice>
      )}
      {error !== undefined && (
        <Notice variant="danger" role="alert">
          {error === "unknown_account" ? UNKNOWN_ACCOUNT : PROVIDER_FAILED}
        </Notice>
      )}
      <PasswordForm action={signInWithPassword.bind(null, target)} />
      {providers.length > 0 && <ProviderButtons providers={providers} callbackUrl={target} />}
    </AuthCard>
  );
}

const UNKNOWN_ACCOUNT =
  "Nobody here belongs to that account. Sign in with the email that was invited, or with your password.";
const PROVIDER_FAILED =
  "The other service did not complete the sign-in. Try again, or use your password.";
