import type { Metadata } from "next";
import { AuthCard } from "@/components/auth-card";
import { openArea } from "./actions";
import { OpenForm } from "./open-form";

export const metadata: Metadata = { title: "Your affiliate page" };

interface MagicLinkPageProps {
  params: Promise<{ link: string }>;
}

/** A button, since the scanners of mail servers follow every link they find, and this one works once. */
export default async function MagicLinkPage({ params }: MagicLinkPageProps) {
  const { link } = await params;
  return (
    <AuthCard
      title="Your affiliate page"
      purpose="Clicks, conversions and commission of your own referrals. The link works once; this browser then stays signed in for 90 days."
    >
      <OpenForm action={openArea} link={link} />
    </AuthCard>
  );
}
