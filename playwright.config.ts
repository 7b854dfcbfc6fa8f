import { defineConfig } from "@playwright/test";

// `npm run e2e` chooses the port, the database and the browser.
const { CHROMIUM, PLAYWRIGHT_OUTPUT, REKOMI_URL } = process.env;
if (!REKOMI_URL) throw new Error("Start the end-to-end tests with `npm run e2e`.");

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  outputDir: PLAYWRIGHT_OUTPUT,
  workers: 1,
  forbidOnly: true,
  // A busy machine may be late once; what fails twice fails.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  reporter: [["list"], ["json"]],
  use: {
    baseURL: REKOMI_URL,
    trace: "off",
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--disable-quic",
      ],
    },
  },
  webServer: {
    command: "node scripts/start.mjs",
    url: `${REKOMI_URL}/api/health`,
    stdout: "ignore",
    stderr: "pipe",
    timeout: 180_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
});
