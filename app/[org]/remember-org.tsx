"use client";

import { useEffect } from "react";
import { LAST_ORG_COOKIE } from "./last-org";

const YEAR_IN_SECONDS = 31_536_000;

/** A page cannot set a cookie while it renders, so the browser does. */
export function RememberOrg({ slug }: { slug: string }) {
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API does not exist on plain http
    document.cookie = `${LAST_ORG_COOKIE}=${slug}; path=/; max-age=${YEAR_IN_SECONDS}; samesite=lax`;
  }, [slug]);
  return null;
}
