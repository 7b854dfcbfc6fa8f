import { text as readAll } from "node:stream/consumers";
import { z } from "zod";
import { addOwner, resetPasswordOf, verifyEmailOf } from "@/lib/auth/operator";
import { Email, NewPassword } from "@/lib/auth/shape";
import { refuse } from "@/lib/operations/errors";
import { OrgName, Slug } from "@/lib/orgs/shape";
import { command, optional, required, requiredSwitch, text } from "./command";

const email = required("EMAIL", "Whose account.", Email);
const passwordStdin = requiredSwitch(
  "Read the password from standard input, where no list of processes shows it.",
);
const fields = { password: "password-stdin" } as const;

export const create = command({
  name: "owner create",
  summary: "Make an organization and its owner, who keeps the password they may have already.",
  options: z.object({
    email,
    "password-stdin": passwordStdin,
    org: required("NAME", "What the organization is called.", OrgName),
    name: optional("NAME", "What the owner is called; otherwise what stands before the @.", text),
    slug: optional("SLUG", "The organization's address name; otherwise made from its name.", Slug),
  }),
  fields: { ...fields, orgName: "org", orgSlug: "slug" },
  run: async ({ email, org, name, slug }) =>
    addOwner({
      email,
      password: await readPassword(),
      name: name ?? email.split("@")[0] ?? email,
      orgName: org,
      orgSlug: slug,
    }),
});

export const verifyEmail = command({
  name: "owner verify-email",
  summary: "Take an email address as proven, as following the mailed link would.",
  options: z.object({ email }),
  run: ({ email }) => verifyEmailOf(email),
});

export const resetPassword = command({
  name: "owner reset-password",
  summary: "Set a new password, and sign the person out everywhere.",
  options: z.object({ email, "password-stdin": passwordStdin }),
  fields,
  run: async ({ email }) => resetPasswordOf(email, await readPassword()),
});

async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write("Password, then Enter and Ctrl-D: ");
  const given = NewPassword.safeParse((await readAll(process.stdin)).replace(/\r?\n$/, ""));
  if (given.success) return given.data;
  const field = "password";
  return refuse("validation_failed", `${field}: ${given.error.issues[0]?.message}`, { field });
}
