import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { RESERVED_SLUGS } from "./orgs/reserved";

/**
 * Who may import whom. A zone is the first pattern that fits a file; it may import what fits one of its
 * own patterns, and names nothing that none of its files imports. Packages are named by their name, our
 * files by their path from the root.
 */
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
    may: ["lib/*/shape", "lib/paging", "lib/operations/errors", "zod", "clsx", "tailwind-merge"],
  },
  {
    zone: "content",
    files: /^lib\/(guides|docs|install\/platforms)\//,
    may: [
      "lib/*/shape",
      "lib/guides/*",
      "lib/docs/*",
      "lib/install/platforms/*",
      "lib/attribution/defaults",
      "lib/operations/errors",
    ],
  },
  {
    zone: "pages",
    files: /^app\//,
    may: [
      "app/**",
      "components/**",
      "lib/surfaces/*",
      "lib/*/operations",
      "lib/operations/registry",
      "lib/*/shape",
      "lib/auth/*",
      "lib/guides/*",
      "lib/docs/*",
      "lib/install/platforms/*",
      "lib/utils",
      "react",
      "next/*",
      "next-auth",
      "next-auth/react",
      "lucide-react",
      "geist/**",
      "@tanstack/react-query",
      "papaparse",
      "zod",
      "node:crypto",
    ],
  },
  {
    zone: "components",
    files: /^components\//,
    may: [
      "components/**",
      "lib/*/shape",
      "lib/guides/*",
      "lib/docs/prose",
      "lib/utils",
      "react",
      "react-dom",
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
    may: ["drizzle/**", "drizzle-orm", "drizzle-orm/pg-core", "drizzle-kit"],
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
      "lib/shared",
      "lib/metrics",
      "lib/log",
      "lib/settings",
      "zod",
      "drizzle-orm",
      "node:**",
    ],
  },
  {
    zone: "operations of a noun",
    files: /^lib\/[^/]+\/operations\.ts$/,
    may: ["own", "lib/operations/define", "lib/*/shape", "zod"],
  },
  {
    zone: "surfaces",
    files: /^lib\/surfaces\//,
    may: [
      "lib/surfaces/*",
      "lib/relay/*",
      "lib/operations/*",
      "lib/tracking/operations",
      "lib/auth/*",
      "lib/*/shape",
      "lib/guides/*",
      "lib/docs/*",
      "lib/server/security",
      "lib/db/database",
      "lib/metrics",
      "lib/log",
      "lib/settings",
      "package.json",
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
      "lib/surfaces/*",
      "lib/operations/*",
      "lib/auth/caller",
      "lib/*/shape",
      "lib/server/security",
      "lib/log",
      "lib/settings",
      "package.json",
      "zod",
      "uuidv7",
      "node:crypto",
      "@modelcontextprotocol/server",
    ],
  },
  {
    zone: "the database",
    files: /^lib\/db\//,
    may: [
      "lib/db/*",
      "drizzle/**",
      "lib/shared",
      "lib/log",
      "lib/settings",
      "drizzle-orm",
      "drizzle-orm/**",
      "pg",
      "node:**",
    ],
  },
  { zone: "the server's parts", files: /^lib\/server\//, may: ["node:**"] },
  {
    zone: "sign-in",
    files: /^lib\/auth\//,
    may: [
      "lib/auth/*",
      "lib/operations/*",
      "lib/*/shape",
      "lib/orgs/reserved",
      "lib/tokens/*",
      "lib/api-keys/api-keys",
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
      "lib/shared",
      "lib/log",
      "lib/settings",
      "lib/encryption",
      "zod",
      "uuidv7",
      "drizzle-orm",
      "node:**",
      "next/headers",
      "next-auth/**",
      "@node-rs/argon2",
    ],
  },
  {
    zone: "jobs",
    files: /^lib\/jobs\//,
    may: [
      "lib/jobs/*",
      "lib/auth/caller",
      "lib/auth/installation-log",
      "lib/audit/writer",
      "lib/conversions/*",
      "lib/coupons/*",
      "lib/mail/*",
      "lib/operations/*",
      "lib/*/shape",
      "lib/db/database",
      "drizzle/schema",
      "lib/shared",
      "lib/metrics",
      "lib/log",
      "lib/settings",
      "drizzle-orm",
      "nodemailer",
    ],
  },
  {
    zone: "webhooks",
    files: /^lib\/webhooks\//,
    may: [
      "lib/webhooks/*",
      "lib/vendors/*",
      "lib/billing/stripe",
      "lib/auth/caller",
      "lib/auth/installation-log",
      "lib/operations/*",
      "lib/surfaces/http",
      "lib/log",
      "lib/settings",
    ],
  },
  {
    zone: "shared",
    files: /^lib\/[^/]+\.ts$/,
    may: [
      "lib/orgs/shape",
      "lib/secrets",
      "lib/shared",
      "lib/settings",
      "lib/credential-pattern",
      "zod",
      "pino",
      "prom-client",
      "node:**",
    ],
  },
  {
    zone: "notes",
    files: /^lib\/mail\/note\.ts$/,
    may: ["own", "sanitize-html"],
  },
  {
    zone: "Stripe's library",
    files: /^lib\/billing\/stripe\.ts$/,
    may: ["lib/settings", "stripe"],
  },
  {
    zone: "Paddle's library",
    files: /^lib\/vendors\/paddle\.ts$/,
    may: ["lib/shared", "@paddle/paddle-node-sdk"],
  },
  {
    zone: "reference rates",
    files: /^lib\/currency\/ecb\.ts$/,
    may: ["lib/money/shape", "lib/operations/errors", "zod", "fast-xml-parser"],
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
      "lib/*/*",
      "lib/install/platforms/*",
      "drizzle/schema",
      "lib/settings",
      "lib/paging",
      "lib/encryption",
      "lib/credential-pattern",
      "zod",
      "uuidv7",
      "drizzle-orm",
      "isbot",
      "node:**",
    ],
    never: [
      "lib/surfaces/*",
      "lib/relay/*",
      "lib/auth/*",
      "lib/jobs/*",
      "lib/webhooks/*",
      "lib/server/*",
      "lib/testing/*",
      "lib/*/operations",
      "lib/operations/perform",
      "lib/operations/registry",
    ],
  },
  {
    zone: "the command line",
    files: /^cli\//,
    may: ["cli/*", "lib/*/*", "lib/settings", "lib/credential-pattern", "zod", "node:**"],
  },
  {
    zone: "the port",
    files: /^server\.ts$/,
    may: [
      "lib/surfaces/*",
      "lib/relay/handler",
      "lib/webhooks/*",
      "lib/auth/setup-code",
      "lib/jobs/runner",
      "lib/db/open",
      "lib/server/*",
      "lib/log",
      "lib/settings",
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

test("every file imports only what its zone may, and a zone may nothing that nobody needs", () => {
  const broken: string[] = [];
  const needed = new Set<string>();
  for (const file of sources(ROOT)) {
    const zone = ZONES.find(({ files }) => files.test(file));
    if (!zone) {
      broken.push(`${file}: in no zone`);
      continue;
    }
    for (const name of importsOf(file)) {
      if (/\.(css|svg)$/.test(name)) continue;
      const fitting = zone.may.filter((pattern) => fits(name, [pattern], file));
      for (const pattern of fitting) needed.add(`${zone.zone}: ${pattern}`);
      if (fitting.length === 0 || fits(name, zone.never ?? [], file))
        broken.push(`${file} (${zone.zone}): ${name}`);
    }
  }
  expect(broken).toEqual([]);
  const named = ZONES.flatMap(({ zone, may }) => may.map((pattern) => `${zone}: ${pattern}`));
  expect(named.filter((pattern) => !needed.has(pattern))).toEqual([]);
});

test("only perform, asSystem and connect open transactions", () => {
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
