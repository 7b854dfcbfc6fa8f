import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { Tier } from "@/lib/orgs/shape";
import { Secret, type Secrets, secrets } from "./secrets";

const Url = (...protocols: string[]) =>
  z.url({
    protocol: new RegExp(`^(${protocols.join("|")})$`),
    error: `Give a URL that begins with ${protocols.map((name) => `${name}://`).join(" or ")}.`,
  });
const Origin = Url("https?")
  .refine((url) => URL.canParse(url) && new URL(url).pathname === "/" && !new URL(url).search, {
    error: "Give an origin without a path, such as https://rekomi.example.com.",
  })
  .transform((url) => new URL(url).origin);
const Count = z.coerce.number({ error: "Give a whole number." }).int().min(1);
const list = (text: string) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
const Ring = z.string().transform(list).pipe(z.array(Secret).min(1));
const Network = z.string().refine(isNetwork, {
  error: "Give addresses or networks, such as 10.0.0.0/8, separated by commas.",
});

/** The environment as the operator writes it. */
const Environment = z.object({
  PORT: z.coerce.number({ error: "Give a port number." }).int().min(1).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  REKOMI_URL: Origin.optional(),
  REKOMI_DATA_DIR: z.string().default("./.rekomi"),
  DATABASE_URL: Url("postgres", "postgresql").optional(),
  DATABASE_OWNER_URL: Url("postgres", "postgresql").optional(),
  REKOMI_TRUSTED_PROXIES: z.string().default("").transform(list).pipe(z.array(Network)),
  REKOMI_DEFAULT_PLAN: Tier.default("Enterprise"),
  REKOMI_API_URL: Origin.optional(),
  REKOMI_RELAY_SECRETS: Ring.optional(),
  REKOMI_ENCRYPTION_KEYS: Ring.optional(),
  AUTH_SECRET: Secret.optional(),
  REKOMI_ORG_RATE: Count.default(3_000),
  REKOMI_ADDRESS_RATE: Count.default(60),
  SMTP_URL: Url("smtp", "smtps").optional(),
  MAIL_FROM: z.string().default("Rekomi <rekomi@localhost>"),
  REKOMI_RATES_URL: Url("https?").optional(),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().transform(list).optional(),
  STRIPE_CLIENT_ID: z.string().optional(),
  STRIPE_API_BASE: Origin.optional(),
  AUTH_GITHUB_ID: z.string().optional(),
  AUTH_GITHUB_SECRET: z.string().optional(),
  AUTH_GOOGLE_ID: z.string().optional(),
  AUTH_GOOGLE_SECRET: z.string().optional(),
  AUTH_OIDC_ISSUER: Url("https?").optional(),
  AUTH_OIDC_ID: z.string().optional(),
  AUTH_OIDC_SECRET: z.string().optional(),
});
type Environment = z.infer<typeof Environment>;

export interface Settings extends Secrets {
  port: number;
  host: string;
  /** The public origin, without a slash at its end. */
  url: string;
  /** Absolute path: the embedded database and generated secrets. */
  dataDir: string;
  /** The serving login; null: the embedded database. */
  databaseUrl: string | null;
  /** The owner's login; null: somebody else migrates. */
  databaseOwnerUrl: string | null;
  /** Addresses and CIDR networks whose forwarding headers count. */
  trustedProxies: readonly string[];
  /** The plan of a new organization where there is no Stripe. */
  defaultPlan: Tier;
  /** The deployment that the relay forwards to; null: this one. */
  apiUrl: string | null;
  /** Requests a minute: of one organization, and of one address without credentials. */
  orgRate: number;
  addressRate: number;
  /** Where `rekomi rates refresh` finds reference rates; null: nothing is ever fetched. */
  ratesUrl: string | null;
  /** Optional parts: null where they are not configured. */
  mail: { smtpUrl: string; from: string } | null;
  stripe: StripeSettings | null;
  github: OAuthApp | null;
  google: OAuthApp | null;
  oidc: (OAuthApp & { issuer: string }) | null;
}

interface OAuthApp {
  id: string;
  secret: string;
}

interface StripeSettings {
  secretKey: string;
  /** A ring: each endpoint at Stripe has one of its own, and any of them verifies. */
  webhookSecrets: readonly string[];
  /** `ca_…`: lets organizations connect their accounts; null: none can. */
  clientId: string | null;
  /** In place of Stripe's own address, for a proxy or a test; null: Stripe's. */
  apiBase: string | null;
}

const SLOT = Symbol.for("rekomi.settings");

/**
 * What the operator has set, read once in the process.
 * @throws Error that names the variable and what to do, one line each.
 */
export function settings(): Settings {
  const slot: typeof globalThis & { [SLOT]?: Settings } = globalThis;
  slot[SLOT] ??= readSettings(process.env);
  return slot[SLOT];
}

export function readSettings(env: Record<string, string | undefined>): Settings {
  // An empty variable, as compose files write it, is one that is not set.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = Environment.safeParse(given);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`).join("\n"),
    );
  const e = parsed.data;
  if (e.DATABASE_OWNER_URL && !e.DATABASE_URL)
    throw new Error(
      "DATABASE_URL: missing beside DATABASE_OWNER_URL. `rekomi db init` makes the serving login and prints it.",
    );
  const dataDir = resolve(e.REKOMI_DATA_DIR);
  const { AUTH_GITHUB_ID, AUTH_GITHUB_SECRET, AUTH_GOOGLE_ID, AUTH_GOOGLE_SECRET } = e;
  const github = { AUTH_GITHUB_ID, AUTH_GITHUB_SECRET };
  const google = { AUTH_GOOGLE_ID, AUTH_GOOGLE_SECRET };
  const { AUTH_OIDC_ID, AUTH_OIDC_SECRET, AUTH_OIDC_ISSUER } = e;
  const oidc = { AUTH_OIDC_ID, AUTH_OIDC_SECRET, AUTH_OIDC_ISSUER };
  return {
    port: e.PORT,
    host: e.HOST,
    url: e.REKOMI_URL ?? `http://localhost:${e.PORT}`,
    dataDir,
    databaseUrl: e.DATABASE_URL ?? null,
    databaseOwnerUrl: e.DATABASE_OWNER_URL ?? null,
    trustedProxies: e.REKOMI_TRUSTED_PROXIES,
    defaultPlan: e.REKOMI_DEFAULT_PLAN,
    apiUrl: e.REKOMI_API_URL ?? null,
    ...secrets(e, dataDir),
    orgRate: e.REKOMI_ORG_RATE,
    addressRate: e.REKOMI_ADDRESS_RATE,
    ratesUrl: e.REKOMI_RATES_URL ?? null,
    mail: e.SMTP_URL ? { smtpUrl: e.SMTP_URL, from: e.MAIL_FROM } : null,
    stripe: stripeSettings(e),
    github: areSet(github)
      ? { id: github.AUTH_GITHUB_ID, secret: github.AUTH_GITHUB_SECRET }
      : null,
    google: areSet(google)
      ? { id: google.AUTH_GOOGLE_ID, secret: google.AUTH_GOOGLE_SECRET }
      : null,
    oidc: areSet(oidc)
      ? { id: oidc.AUTH_OIDC_ID, secret: oidc.AUTH_OIDC_SECRET, issuer: oidc.AUTH_OIDC_ISSUER }
      : null,
  };
}

function stripeSettings(e: Environment): StripeSettings | null {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_CLIENT_ID, STRIPE_API_BASE } = e;
  const stripe = { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET: STRIPE_WEBHOOK_SECRET?.join() };
  if (!areSet(stripe)) return null;
  return {
    secretKey: stripe.STRIPE_SECRET_KEY,
    webhookSecrets: STRIPE_WEBHOOK_SECRET ?? [],
    clientId: STRIPE_CLIENT_ID ?? null,
    apiBase: STRIPE_API_BASE ?? null,
  };
}

/** Variables that only make sense together: whether all are set rather than none. */
function areSet<T extends Record<string, string | undefined>>(
  variables: T,
): variables is T & Record<keyof T, string> {
  const names = Object.keys(variables);
  const missing = names.filter((name) => !variables[name]);
  if (missing.length > 0 && missing.length < names.length)
    throw new Error(`${missing[0]}: missing. Set all of ${names.join(", ")}, or none.`);
  return missing.length === 0;
}

function isNetwork(text: string): boolean {
  const [address = "", bits] = text.split("/");
  const family = isIP(address);
  if (family === 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  );
}
