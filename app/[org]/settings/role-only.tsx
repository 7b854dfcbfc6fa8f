import type { ReactNode } from "react";
import { Refused } from "@/components/refused";
import { PageHeader } from "@/components/shell/page-header";
import type { RefusalBody } from "@/lib/surfaces/shape";

interface RoleOnlyProps {
  title: string;
  purpose: string;
  error: RefusalBody;
  /** Who may, and why nobody else. */
  role: { title: string; message: string };
  /** When it is not for the role: "The keys cannot be shown now". */
  otherwise: string;
  action?: ReactNode;
}

/** A page of settings for whoever may not see it, or when it cannot be shown. */
export function RoleOnly({ title, purpose, error, role, otherwise, action }: RoleOnlyProps) {
  const isRole = error.error === "forbidden";
  return (
    <>
      <PageHeader title={title} purpose={purpose} />
      <Refused
        title={isRole ? role.title : otherwise}
        message={isRole ? role.message : error.message}
        requestId={error.requestId}
        action={action}
      />
    </>
  );
}
