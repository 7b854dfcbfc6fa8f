import pino from "pino";
import { hideCredentials } from "@/lib/credential-pattern";

const NEVER = ["authorization", "cookie", "token", "password", "secret"];
const HEADERS = [
  "authorization",
  "cookie",
  "set-cookie",
  "x-rekomi-mcp-identity",
  "x-rekomi-mcp-client",
];

/** On the command line standard output belongs to the answer. */
const output = pino.destination(Number(process.env.LOG_FD ?? 1));

/** Structured logs. Nothing that carries a credential is ever written, on any path. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? "info",
    base: null,
    redact: {
      paths: [
        ...NEVER.flatMap((name) => [name, `*.${name}`]),
        ...HEADERS.map((name) => `headers["${name}"]`),
      ],
      censor: "[redacted]",
    },
    serializers: { err: (error) => withoutParameters(pino.stdSerializers.err(error)) },
    hooks: { streamWrite: hideCredentials },
  },
  output,
);

/** A failed query's parameters are people's data; its text is enough to find the bug. */
function withoutParameters(error: pino.SerializedError): Record<string, unknown> {
  const cut = (text: unknown) =>
    typeof text === "string" ? text.replace(/\nparams: .*/g, "") : text;
  return {
    type: error.type,
    code: error.code,
    message: cut(error.message),
    stack: cut(error.stack),
  };
}
