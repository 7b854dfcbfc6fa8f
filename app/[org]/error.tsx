"use client";

import { UnexpectedError } from "@/components/unexpected-error";

/** Inside the organization's frame, so that its navigation stays. */
export default function OrgErrorPage(props: { error: unknown; retry: () => void }) {
  return <UnexpectedError {...props} />;
}
