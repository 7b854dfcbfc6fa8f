import type { ReactNode } from "react";
import { LinkTabs } from "@/components/ui/link-tabs";

interface SettingsLayoutProps {
  params: Promise<{ org: string }>;
  children: ReactNode;
}

export default async function SettingsLayout({ params, children }: SettingsLayoutProps) {
  const { org } = await params;
  return (
    <>
      <div className="mb-6">
        <LinkTabs
          label="Settings"
          tabs={TABS.map(({ path, label }) => ({ href: `/${org}/settings/${path}`, label }))}
        />
      </div>
      {children}
    </>
  );
}

const TABS = [
  { path: "profile", label: "Profile" },
  { path: "team", label: "Team" },
  { path: "billing", label: "Billing" },
  { path: "api-keys", label: "API keys" },
  { path: "assistant", label: "AI assistant" },
  { path: "audit-log", label: "Audit log" },
  { path: "mail", label: "Mail" },
] as const;
