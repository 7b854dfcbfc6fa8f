import type { ReactNode } from "react";
import type { Theme } from "@/components/theme";

export interface ShellOrg {
  slug: string;
  name: string;
}

/** What the column of navigation needs to know. */
export interface SidebarProps {
  org: ShellOrg;
  /** All organizations of this person, this one included. */
  orgs: readonly ShellOrg[];
  user: { name: string; email: string };
  theme: Theme;
  /** The last item of the user menu; usually a `SignOutForm`. */
  signOut: ReactNode;
}
