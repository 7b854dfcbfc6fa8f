import Link from "next/link";
import type { ReactNode } from "react";
import { Wordmark } from "@/components/brand";
import { SkipLink } from "@/components/shell/skip-link";
import { DocsNav } from "./docs-nav";

const PAGES = [
  { href: "/docs", label: "API reference", parts: "/docs/reference/" },
  { href: "/docs/install", label: "Install", parts: "/docs/install/" },
  { href: "/docs/tracking", label: "Tracking" },
  { href: "/docs/program", label: "The program" },
  { href: "/docs/mcp", label: "MCP server", parts: "/docs/connect/" },
  { href: "/docs/audit-log", label: "Audit log" },
] as const;

/** Documentation is public: it needs no account, and holds nothing of any organization. */
export default function DocsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <header className="border-b bg-sidebar">
        <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 sm:px-8">
          <Link href="/" className="rounded-md">
            <Wordmark />
          </Link>
          <DocsNav pages={PAGES} />
          <Link
            href="/"
            className="rounded-sm py-0.5 text-muted-foreground hover:text-foreground hover:underline sm:ml-auto"
          >
            Open the dashboard
          </Link>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-page px-4 py-8 focus:outline-none sm:px-8"
      >
        {children}
      </main>
    </>
  );
}
