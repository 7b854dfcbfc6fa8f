import type { AuthOptions, Profile } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import type { UserinfoEndpointHandler } from "next-auth/providers/oauth";
import { z } from "zod";
import { settings } from "@/lib/settings";
import { type Outsider, personBehind, signInOutsider } from "./outsiders";
import { endSession, readSession, sessionCookie } from "./sessions";

/** Providers that the operator has configured, as the sign-in page offers them. */
export function configuredProviders(): { id: string; name: string }[] {
  const { github, google, oidc } = settings();
  return [
    ...(github ? [{ id: "github", name: "GitHub" }] : []),
    ...(google ? [{ id: "google", name: "Google" }] : []),
    ...(oidc ? [{ id: "oidc", name: "single sign-on" }] : []),
  ];
}

/**
 * next-auth speaks to the providers and reads the session; the session itself is our own row. Its cookie
 * holds the opaque value that a password sign-in would have set, so both are listed and revoked alike.
 */
export function authOptions(): AuthOptions {
  const { authSecret, url } = settings();
  process.env.NEXTAUTH_URL ??= url;
  const cookie = sessionCookie();
  return {
    secret: authSecret,
    pages: { signIn: "/sign-in", error: "/sign-in" },
    session: { strategy: "jwt", maxAge: cookie.options.maxAge },
    cookies: { sessionToken: cookie },
    providers: providers(),
    jwt: {
      // Called on every read: it answers the value that is there, and never makes one.
      encode: async (params) =>
        params.salt
          ? encode(params)
          : typeof params.token?.session === "string"
            ? params.token.session
            : "",
      decode: async (params) => (params.salt ? decode(params) : readPerson(params.token)),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token.session === "string") await endSession(token.session);
      },
    },
    callbacks: {
      signIn: async ({ account, profile }) => {
        const outsider = outsiderOf(account?.provider, account?.providerAccountId, profile);
        return outsider && (await personBehind(outsider)) ? true : "/sign-in?error=unknown_account";
      },
      jwt: async ({ token, account, profile }) => {
        const outsider = outsiderOf(account?.provider, account?.providerAccountId, profile);
        return outsider ? { ...token, session: await signInOutsider(outsider) } : token;
      },
      session: async ({ session, token }) => ({
        ...session,
        user: { name: token.name, email: token.email },
      }),
      redirect: async ({ url: to, baseUrl }) => sameSite(to, baseUrl),
    },
  };
}

/** An address of ours, whole or from its first slash on; any other leads home. */
export function sameSite(to: string, baseUrl: string): string {
  if (!URL.canParse(to, baseUrl)) return baseUrl;
  const target = new URL(to, baseUrl);
  return target.origin === new URL(baseUrl).origin ? target.href : baseUrl;
}

async function readPerson(value: string | undefined) {
  const person = await readSession(value);
  return person && { sub: person.userId, name: person.name, email: person.email, session: value };
}

function providers(): AuthOptions["providers"] {
  const { github, google, oidc } = settings();
  return [
    ...(github
      ? [
          GitHub({
            clientId: github.id,
            clientSecret: github.secret,
            userinfo: { url: "https://api.github.com/user", request: readGitHub },
          }),
        ]
      : []),
    ...(google ? [Google({ clientId: google.id, clientSecret: google.secret })] : []),
    ...(oidc
      ? [
          {
            id: "oidc",
            name: "Single sign-on",
            type: "oauth" as const,
            wellKnown: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
            idToken: true,
            checks: ["pkce" as const, "state" as const],
            authorization: { params: { scope: "openid email profile" } },
            clientId: oidc.id,
            clientSecret: oidc.secret,
            profile: (claims: Profile) => ({
              id: claims.sub ?? "",
              name: claims.name,
              email: claims.email,
            }),
          },
        ]
      : []),
  ];
}

/** GitHub says of each address of a person whether it is proven, and a new account's primary one is not. */
const readGitHub: UserinfoEndpointHandler["request"] = async ({ client, tokens }) => {
  const profile = await client.userinfo(tokens.access_token ?? "");
  const answer = await fetch("https://api.github.com/user/emails", {
    headers: { Authorization: `Bearer ${tokens.access_token}` },
  });
  const email = answer.ok ? provenAddress(await answer.json()) : undefined;
  return { ...profile, email, email_verified: email !== undefined };
};

const Addresses = z.array(
  z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }),
);

/** The primary address among those that GitHub lists, where it is proven. */
export function provenAddress(listed: unknown): string | undefined {
  const addresses = Addresses.safeParse(listed).data ?? [];
  return addresses.find(({ primary, verified }) => primary && verified)?.email;
}

/** A provider's word for an email counts only where it says that it has verified it. */
function outsiderOf(
  provider: string | undefined,
  subject: string | undefined,
  profile: (Profile & { email_verified?: unknown }) | undefined,
): Outsider | null {
  if (!provider || !subject) return null;
  const isVerified = profile?.email_verified === true;
  return {
    provider,
    subject,
    verifiedEmail: isVerified ? (profile?.email?.toLowerCase() ?? null) : null,
  };
}
