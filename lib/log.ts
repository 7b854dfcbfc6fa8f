import pino from "pino";

/** Structured logs. Nothing that carries a credential is ever written, on any path. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: null,
  redact: {
    paths: [
      "authorization",
      "cookie",
      "*.authorization",
      "*.cookie",
      'headers["x-rekomi-mcp-identity"]',
      'headers["x-rekomi-mcp-client"]',
      "headers.authorization",
      "headers.cookie",
      "token",
      "*.token",
      "password",
      "*.password",
    ],
    censor: "[redacted]",
  },
});
