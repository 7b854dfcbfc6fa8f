import { effectiveParams } from "../../attribution/defaults";

/**
 * Runs on companies' own pages, so it asks for nothing, throws nothing and touches nothing but its cookie,
 * its entry in localStorage and `window.Rekomi`. Where storage is blocked it works for the page alone.
 */

/** Who sent the visitor, as far as is known. */
interface Touch {
  slug: string;
  /** Milliseconds; from then on it counts no longer. */
  until: number;
  at?: number;
  clickId?: string | null;
  affiliate?: { slug: string; firstName?: string };
  campaign?: { id: string; name: string };
}

interface Answer {
  ok: boolean;
  [field: string]: unknown;
}

type Conversion = Record<string, unknown>;

const NAME = "_rkmi";
const NAME_ON_PAGE = "Rekomi";
const DAY = 86_400_000;
/** When the server cannot be asked how long a visit counts. */
const USUAL_DAYS = 30;
const PATIENCE = 5_000;

const script = document.currentScript ?? document.querySelector("script[data-program-id]");
const { programId, params, publicKey, cookieDomain } =
  script instanceof HTMLScriptElement ? script.dataset : {};
const origin = script instanceof HTMLScriptElement ? new URL(script.src).origin : "";

/** Storage may be forbidden altogether, by the visitor or by the frame around the page. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

function isTouch(value: unknown): value is Touch {
  return typeof value === "object" && value !== null && "slug" in value && "until" in value;
}

/** The cookie is the visitor's word on subdomains too; the entry beside it knows more of the same visit. */
function recall(): Touch | undefined {
  const cookie = attempt(() => /(?:^|; )_rkmi=([a-z0-9-]+)/.exec(document.cookie)?.[1]);
  const entry: unknown = attempt(() => JSON.parse(localStorage.getItem(NAME) ?? "null"));
  const known = isTouch(entry) && entry.until > Date.now() ? entry : undefined;
  if (!cookie || known?.slug === cookie) return known;
  return { slug: cookie, until: Date.now() + DAY };
}

function keep(touch: Touch): void {
  const seconds = Math.round((touch.until - Date.now()) / 1000);
  const domain = cookieDomain ? `; Domain=${cookieDomain}` : "";
  const secure = location.protocol === "https:" ? "; Secure" : "";
  attempt(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
    document.cookie = `${NAME}=${touch.slug}; Max-Age=${seconds}; Path=/; SameSite=Lax${domain}${secure}`;
  });
  attempt(() => localStorage.setItem(NAME, JSON.stringify(touch)));
}

/** The first parameter that holds what could be a slug. */
function named(): { param: string; slug: string } | undefined {
  const query = new URLSearchParams(location.search);
  for (const param of effectiveParams(params?.split(",").filter(Boolean) ?? [])) {
    const slug = (query.get(param) ?? "").trim().toLowerCase();
    if (/^[a-z0-9][a-z0-9-]{1,62}[a-z0-9]$/.test(slug)) return { param, slug };
  }
  return undefined;
}

/** Sent as plain text: then the browser need not ask first whether it may. */
async function post(path: string, body: object): Promise<Answer> {
  try {
    const sent = fetch(`${origin}/api/tracking/${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      credentials: "omit",
      keepalive: true,
    });
    const late = new Promise<never>((_, reject) => setTimeout(reject, PATIENCE));
    const response = await Promise.race([sent, late]);
    return { ...(await response.json()), ok: response.ok };
  } catch {
    return { ok: false, error: "unreachable", message: "Rekomi could not be reached." };
  }
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && entry.type !== "navigate";
}

let touch = recall();

async function arrive(): Promise<void> {
  const link = named();
  // Going back to a page, or loading it anew, is not another visit.
  if (!link || !programId || (touch?.slug === link.slug && attempt(isReload))) return;
  const url = location.origin + location.pathname;
  const { ok, ...click } = await post("click", {
    programId,
    ...link,
    url,
    referrer: document.referrer,
  });
  const now = Date.now();
  // Who cannot be asked for now is believed: a sale is credited only to an affiliate whom the server knows.
  const found: Touch = { slug: link.slug, at: now, until: now + USUAL_DAYS * DAY };
  if (ok) {
    if (!click.clickId || (touch && click.attributionModel === "FirstTouch")) return;
    const { cookieDays, attributionModel: _, ...rest } = click;
    Object.assign(found, rest, { until: now + Number(cookieDays) * DAY });
  } else if (touch) return;
  touch = found;
  keep(touch);
}

function show(): void {
  rekomi.referral = touch?.slug ?? null;
  rekomi.affiliate = touch?.affiliate ?? (touch ? { slug: touch.slug } : null);
  rekomi.campaign = touch?.campaign ?? null;
}

async function convert(conversion: Conversion): Promise<Answer> {
  await settled;
  if (!publicKey) return refusal("pixel_not_provisioned", "The snippet has no data-public-key.");
  const { email, couponCode, customerId } = conversion ?? {};
  if (!touch && !email && !couponCode && !customerId)
    return refusal("not_referred", "Nobody has sent this visitor.");
  const who = touch && { affiliateSlug: touch.slug, clickId: touch.clickId ?? undefined };
  return post("pixel", { publicKey, programId, ...who, ...conversion });
}

function refusal(error: string, message: string): Answer {
  return { ok: false, error, message };
}

interface Rekomi {
  referral: string | null;
  affiliate: Touch["affiliate"] | null;
  campaign: Touch["campaign"] | null;
  ready(): Promise<Rekomi>;
  getReferral(): string | null;
  getClickId(): string | null;
  convert(conversion: Conversion): Promise<Answer>;
}

const rekomi: Rekomi = {
  referral: null,
  affiliate: null,
  campaign: null,
  ready: () => settled.then(() => rekomi),
  getReferral: () => rekomi.referral,
  getClickId: () => touch?.clickId ?? null,
  convert,
};

show();
const settled = arrive().then(show, show);

attempt(() => {
  const before: { queue?: unknown } = Reflect.get(window, NAME_ON_PAGE) ?? {};
  Reflect.set(window, NAME_ON_PAGE, rekomi);
  // What the page told before this script had loaded.
  if (Array.isArray(before.queue)) before.queue.forEach(convert);
});
