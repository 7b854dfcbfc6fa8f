import type { Metadata } from "next";
import { AUDIT_LOG_PAGE } from "@/lib/docs/audit-log";
import { DocView } from "../doc-view";
import { ActionList } from "./action-list";

export const metadata: Metadata = { title: "Audit log" };

export default function AuditLogDocsPage() {
  return <DocView page={AUDIT_LOG_PAGE} slots={{ actions: <ActionList /> }} />;
}
