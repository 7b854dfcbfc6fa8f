"use client";

import { UnexpectedError } from "@/components/unexpected-error";

export default function ErrorPage(props: { error: unknown; retry: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <UnexpectedError {...props} />
    </main>
  );
}
