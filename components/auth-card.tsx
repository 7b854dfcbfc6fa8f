import type { ReactNode } from "react";
import { Wordmark } from "@/components/brand";

interface AuthCardProps {
  title: string;
  purpose?: ReactNode;
  children: ReactNode;
  /** Where else to go: "Forgot your password?" */
  footer?: ReactNode;
}

/** The whole page of signing in, setting up and being invited. */
export function AuthCard({ title, purpose, children, footer }: AuthCardProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-6 bg-sidebar px-4 py-10">
      <Wordmark />
      <div className="grid w-full max-w-sm gap-5 rounded-lg border bg-card p-6">
        <div className="grid gap-1">
          <h1 className="wrap-anywhere font-semibold text-xl tracking-tight">{title}</h1>
          {purpose && <p className="wrap-anywhere text-muted-foreground">{purpose}</p>}
        </div>
        {children}
      </div>
      {footer && (
        <div className="wrap-anywhere max-w-sm text-center text-muted-foreground [&_a]:inline-block [&_a]:py-1">
          {footer}
        </div>
      )}
    </main>
  );
}
