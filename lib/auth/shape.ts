import { z } from "zod";
import { OrgName, Slug } from "@/lib/orgs/shape";

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("Write an email address, for example jane@example.com.").max(200));

export const NewPassword = z
  .string()
  .min(10, "Use at least 10 characters. A few unrelated words work well.")
  .max(200, "Keep the password to 200 characters.");

export const SignInInput = z.object({
  email: Email,
  password: z.string().min(1, "Write your password.").max(1_000),
});

export const PersonName = z.string().trim().min(1, "Write your name.").max(80);

export const SetupInput = z.object({
  code: z.string().trim().optional(),
  name: PersonName,
  email: Email,
  password: NewPassword,
  orgName: OrgName,
  orgSlug: Slug.optional(),
  demo: z.boolean().default(false),
});
export type SetupInput = z.infer<typeof SetupInput>;

export const NewOrgInput = z.object({ orgName: OrgName });
export const SessionId = z.object({ id: z.uuid() });

export const ChangePasswordInput = z.object({
  currentPassword: z.string().min(1, "Write the password you have now.").max(1_000),
  password: NewPassword,
});
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

export const LinkInput = z.object({ link: z.string().min(1) });
export const ForgotInput = z.object({ email: Email });
export const ResetInput = z.object({ link: z.string().min(1), password: NewPassword });

/** The address name that a name suggests: "Acme Tools, Inc." is acme-tools-inc. */
export function suggestSlug(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{Mark}+/gu, "")
    .replaceAll("ß", "ss")
    .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replace(/[^a-zA-Z0-9-]/g, "")
    .toLowerCase()
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return slug.length >= 3 ? slug : `org-${slug || "new"}`;
}

export const AcceptInput = z.object({ link: z.string().min(1) });
export const NewcomerInput = z.object({
  link: z.string().min(1),
  name: PersonName,
  password: NewPassword,
});
