import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: [
      "lib/**/*.test.{ts,tsx}",
      "app/**/*.test.{ts,tsx}",
      "cli/**/*.test.ts",
      "bench/**/*.test.ts",
      "drizzle/**/*.test.ts",
    ],
    globalSetup: "lib/db/test-database.ts",
    pool: "forks",
    maxWorkers: 2,
    // A busy machine may be late once; what fails twice fails.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
