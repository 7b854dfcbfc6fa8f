import { MainNav } from "@/components/shell/main-nav";
import { OrgSwitcher } from "@/components/shell/org-switcher";
import type { SidebarProps } from "@/components/shell/shell-props";
import { UserMenu } from "@/components/shell/user-menu";

export function Sidebar({
  org,
  orgs,
  user,
  theme,
  signOut,
  onNavigate,
}: SidebarProps & { onNavigate?: () => void }) {
  return (
    <div className="flex min-h-full flex-1 flex-col gap-4 p-3">
      <OrgSwitcher org={org} orgs={orgs} />
      <MainNav orgPath={`/${org.slug}`} onNavigate={onNavigate} />
      <UserMenu user={user} theme={theme} signOut={signOut} />
    </div>
  );
}
