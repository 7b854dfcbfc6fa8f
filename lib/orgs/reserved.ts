/** First path segments that are routes: no organization may take their names. A test compares them with app/. */
export const RESERVED_SLUGS: readonly string[] = [
  "a",
  "api",
  "docs",
  "embed",
  "forgot-password",
  "icon.svg",
  "invites",
  "llms",
  "new",
  "oauth",
  "p",
  "reset-password",
  "setup",
  "sign-in",
  "sign-out",
  "verify-email",
];
