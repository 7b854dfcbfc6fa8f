"use client";

import { UnexpectedError } from "@/components/unexpected-error";
import "./globals.css";

/** Stands in for the root layout when that failed, so it brings its own document and system fonts. */
export default function GlobalErrorPage(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>This page could not be shown · Rekomi</title>
        <main className="grid min-h-dvh place-items-center p-6">
          <UnexpectedError {...props} />
        </main>
      </body>
    </html>
  );
}
