import {
  BookOpen,
  Bot,
  Building2,
  CreditCard,
  FileUp,
  HandCoins,
  Handshake,
  KeyRound,
  LayoutDashboard,
  type LucideIcon,
  Mail,
  Megaphone,
  Radar,
  ReceiptText,
  ScrollText,
  Ticket,
  UsersRound,
} from "lucide-react";

interface NavigationItem {
  label: string;
  /** Below `/[org]`; the pages under it count as it. */
  path: string;
  icon: LucideIcon;
}

export interface NavigationGroup {
  label?: string;
  items: readonly NavigationItem[];
}

export const NAVIGATION: readonly NavigationGroup[] = [
  { items: [{ label: "Overview", path: "", icon: LayoutDashboard }] },
  {
    label: "Program",
    items: [
      { label: "Campaigns", path: "/campaigns", icon: Megaphone },
      { label: "Affiliates", path: "/affiliates", icon: Handshake },
      { label: "Conversions", path: "/conversions", icon: ReceiptText },
      { label: "Payouts", path: "/payouts", icon: HandCoins },
      { label: "Coupons", path: "/coupons", icon: Ticket },
      { label: "Imports", path: "/imports", icon: FileUp },
      { label: "Tracking", path: "/tracking", icon: Radar },
    ],
  },
  {
    label: "Assistants",
    items: [
      { label: "AI assistant", path: "/settings/assistant", icon: Bot },
      { label: "Audit log", path: "/settings/audit-log", icon: ScrollText },
      { label: "Guides", path: "/connect", icon: BookOpen },
    ],
  },
];

/** Stands at the foot of the column. */
export const SETTINGS: NavigationGroup = {
  label: "Settings",
  items: [
    { label: "Profile", path: "/settings/profile", icon: Building2 },
    { label: "Team", path: "/settings/team", icon: UsersRound },
    { label: "Billing", path: "/settings/billing", icon: CreditCard },
    { label: "API keys", path: "/settings/api-keys", icon: KeyRound },
    { label: "Mail", path: "/settings/mail", icon: Mail },
  ],
};

/** Whether a page is the item's own or lies below it; Overview is only itself. */
export function isCurrent(item: NavigationItem, orgPath: string, pathname: string): boolean {
  const href = orgPath + item.path;
  if (item.path === "") return pathname === href;
  return pathname === href || pathname.startsWith(`${href}/`);
}
